import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classificationReport } from './classification-report.ts';

const scoredRows = fc.integer({ min: 2, max: 5 }).chain((classes) => {
  const label = fc.integer({ min: 0, max: classes - 1 });
  const row = fc.tuple(
    label,
    label,
    fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: classes, maxLength: classes }),
  );
  return fc.tuple(fc.constant(classes), fc.array(row, { minLength: 1, maxLength: 60 }));
});

const reportOf = (classes: number, rows: readonly (readonly [number, number, number[]])[]) =>
  classificationReport({
    labels: Int32Array.from(rows, ([label]) => label),
    predicted: Int32Array.from(rows, ([, predicted]) => predicted),
    probabilities: Float64Array.from(
      rows.flatMap(([, , weights]) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        return weights.map((weight) => weight / sum);
      }),
    ),
    classValues: Array.from({ length: classes }, (_, k) => k),
    classNames: Array.from({ length: classes }, (_, k) => `class ${k}`),
  });

test('a report does not depend on the order of the rows', () => {
  fc.assert(
    fc.property(scoredRows, ([classes, rows]) => {
      const forward = reportOf(classes, rows);
      const backward = reportOf(classes, [...rows].reverse());
      expect(backward.confusion).toEqual(forward.confusion);
      for (const [name, value] of Object.entries(forward.metrics)) {
        const other = backward.metrics[name as keyof typeof forward.metrics];
        if (value === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(value, 12);
      }
    }),
  );
});

test('a class that is never predicted, or never there, is flagged and not divided by zero', () => {
  const report = reportOf(3, [
    [0, 0, [0.8, 0.1, 0.1]],
    [1, 0, [0.6, 0.3, 0.1]],
  ]);
  expect(report.classes[1]).toMatchObject({
    precision: 0,
    recall: 0,
    precisionUndefined: true,
    recallUndefined: false,
  });
  expect(report.classes[2]).toMatchObject({ f1: 0, support: 0, precisionUndefined: true, recallUndefined: true });
  expect(report.metrics.roc_auc_ovr).toBeNull();
});

test('calibration error is the gap between confidence and accuracy, bin by bin', () => {
  // Two rows at 0.95 (one right), two at 0.65 (both right): (|1 − 1.9| + |2 − 1.3|) / 4.
  const report = reportOf(2, [
    [0, 0, [0.95, 0.05]],
    [1, 0, [0.95, 0.05]],
    [0, 0, [0.65, 0.35]],
    [1, 1, [0.35, 0.65]],
  ]);
  expect(report.metrics.expected_calibration_error).toBeCloseTo(0.4, 12);
});

test('rows without a partner are refused with both lengths', () => {
  expect(() => reportOf(2, [])).toThrow(/confusionMatrix: expected equal, non-empty lengths, got 0 and 0/);
});

test('probabilities that are no numbers are refused, not ranked for ever', () => {
  const scored = { labels: Int32Array.of(0, 1, 2), predicted: Int32Array.of(0, 1, 2) };
  const names = { classValues: [0, 1, 2], classNames: ['a', 'b', 'c'] };
  const probabilities = new Float64Array(9).fill(Number.NaN);
  expect(() => classificationReport({ ...scored, ...names, probabilities })).toThrow(
    /rocAuc: the score of row 0 is NaN/,
  );
});
