import { expect, test } from 'vitest';
import { prepareThreshold, readThreshold } from './prepare-threshold.ts';

/** Three rows of the class with 0.2, 0.6 and 0.9, and two others with 0.1 and 0.7. */
const atLeast = (scores: readonly number[]) =>
  Array.from({ length: 1_001 }, (_, k) => scores.filter((score) => score >= k / 1_000).length);
const rare = {
  label: 2,
  name: 'high value',
  steps: { positives: atLeast([0.2, 0.6, 0.9]), negatives: atLeast([0.1, 0.7]) },
};

test('moving the threshold moves report and confusion matrix', () => {
  const counts = (threshold: number) =>
    prepareThreshold(rare, threshold).confusion.rows.map(({ cells }) => cells.map(({ count }) => count));
  expect(counts(0.5)).toEqual([
    ['1', '1'],
    ['1', '2'],
  ]);
  expect(counts(0)).toEqual([
    ['0', '2'],
    ['0', '3'],
  ]);
  const { report, sentence } = prepareThreshold(rare, 0.901);
  expect(report.note).toContain('high value: never predicted');
  expect(sentence).toContain('answered for 0 rows');
  expect(prepareThreshold(rare, 0.6).sentence).toContain('answered for 3 rows, 2 of them right, of 3 there are');
});

test('a typed threshold is taken to the nearest thousandth between 0 and 1', () => {
  expect(['0.35', ' 0,5 ', '2', '-1', '0.12345', '', 'half'].map(readThreshold)).toEqual([
    0.35,
    0.5,
    1,
    0,
    0.123,
    null,
    null,
  ]);
});
