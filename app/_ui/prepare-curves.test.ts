import { expect, test } from 'vitest';
import { toRunCurves } from '#server/runs/run-curves';
import { classificationReport } from '#server/training/classification-report';
import { type CurveLine, prepareCalibration, preparePrecisionRecall, prepareRoc } from './prepare-curves.ts';
import { prepareScoreBars } from './prepare-score-bars.ts';

/** Eight rows of two classes: three of the second, one of them given less than a row of the first. */
const labels = Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1);
const second = [0.05, 0.12, 0.31, 0.33, 0.62, 0.41, 0.85, 1];
const probabilities = Float64Array.from(second.flatMap((p) => [1 - p, p]));
const report = classificationReport({
  ...{ labels, predicted: labels, probabilities },
  classValues: [0, 1],
  classNames: ['no', 'yes'],
});
const holdout = { keys: second.map(String), labels, predicted: labels, probabilities };
const curves = toRunCurves({ id: 'r', report }, holdout).classes[0]!;
const line: CurveLine = { key: 'r', name: 'Run', colour: 'blue', dash: '', curves };

test('the areas are said in words, with what chance would have come to', () => {
  // 14 of the 15 pairs are in the right order.
  expect(prepareRoc('yes', [line]).summary).toBe('ROC curve of yes: Run area 0.933; 0.5 is chance.');
  const { summary, chance } = preparePrecisionRecall('yes', [line]);
  expect(chance).toBe(3 / 8);
  expect(summary).toBe('Precision–recall curve of yes: Run average precision 0.917; 0.375 is chance.');
});

test('a point says at which threshold it stands, or for how many rows', () => {
  expect(prepareRoc('yes', [line]).lines[0]!.points[0]).toEqual({ x: 0, y: 0, note: 'nothing answered' });
  expect(prepareRoc('yes', [line]).lines[0]!.points[1]!.note).toBe('threshold 1.000');
  const bins = prepareCalibration('yes', [line]).lines[0]!.points;
  expect(bins.find(({ x }) => Math.abs(x - 0.32) < 1e-9)).toMatchObject({ y: 0, note: '2 rows' });
});

test('the histograms count every row once, the highest probability too', () => {
  const { table, summary } = prepareScoreBars('yes', curves.steps);
  const total = (side: 'inside' | 'outside') => table.reduce((sum, row) => sum + Number(row[side]), 0);
  expect([total('inside'), total('outside')]).toEqual([3, 5]);
  expect(table.at(-1)).toEqual({ range: '0.95 to 1.00', inside: '1', outside: '0' });
  expect(summary).toBe('Probabilities of yes: 66.7% of its 3 rows are given at least 0.5, and 20.0% of the 5 others.');
});
