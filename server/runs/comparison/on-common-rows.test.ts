import { expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import { onCommonRows, type ScoredRun } from './on-common-rows.ts';

const CLASSES = { classValues: [3, 7], classNames: ['low', 'high'] };

/** A run that answers 3 with a share of 0.8 wherever it answers 3, and the same for 7. */
function scored(name: string, keys: string, labels: number[], predicted: number[], unscoredRows = 0): ScoredRun {
  const probabilities = Float64Array.from(predicted.flatMap((value) => (value === 3 ? [0.8, 0.2] : [0.2, 0.8])));
  const toIndex = (values: number[]): Int32Array => Int32Array.from(values, (value) => (value === 3 ? 0 : 1));
  const report = classificationReport({
    ...{ labels: toIndex(labels), predicted: toIndex(predicted), probabilities },
    ...CLASSES,
  });
  const classes = [
    { value: 3, name: 'low', train: 30, holdout: 2 },
    { value: 7, name: 'high', train: 10, holdout: 2 },
  ];
  return {
    run: { name, report, baseline: report, dataset: { unscoredRows, classes } } as unknown as ScoredRun['run'],
    holdout: {
      keys: [...keys],
      labels: Int32Array.from(labels),
      predicted: Int32Array.from(predicted),
      probabilities,
    },
  };
}

test('runs that scored the same rows stay as they are', () => {
  const runs = [scored('Dee', 'abcd', [3, 3, 7, 7], [3, 3, 7, 3]), scored('Ram', 'dcba', [7, 7, 3, 3], [7, 7, 3, 3])];
  expect(onCommonRows(runs)).toEqual({ scored: runs, note: null });
});

test('where one left rows out, every figure is of the rows that all scored, and that is said', () => {
  const dee = scored('Dee', 'abcd', [3, 3, 7, 7], [3, 7, 7, 3]);
  const ram = scored('Ram', 'ca', [7, 3], [3, 3], 2);
  const { scored: common, note } = onCommonRows([dee, ram]);
  expect(note).toBe('All figures are of the 2 holdout rows that every run scored: Ram left out 2 that miss a feature.');
  expect(common.map(({ holdout }) => holdout.keys)).toEqual([
    ['a', 'c'],
    ['c', 'a'],
  ]);
  expect(common.map(({ run }) => run.report.metrics.accuracy)).toEqual([1, 0.5]);
  // The majority class of training is 3, right on one of the two rows.
  expect(common.map(({ run }) => run.baseline.metrics.accuracy)).toEqual([0.5, 0.5]);
  expect([...common[0]!.holdout.probabilities]).toEqual([0.8, 0.2, 0.2, 0.8]);
});
