import { expect, test } from 'vitest';
import type { Holdout } from '../schema.ts';
import { pairedStatistics, toPairable } from './paired-statistics.ts';

/** Answers with 0.9 on the class answered. */
function answers(keys: string[], labels: number[], predicted: number[]): Holdout {
  const probabilities = Float64Array.from(predicted.flatMap((value) => (value === 3 ? [0.9, 0.1] : [0.1, 0.9])));
  return { keys, labels: Int32Array.from(labels), predicted: Int32Array.from(predicted), probabilities };
}

const compare = (one: Holdout, other: Holdout) => pairedStatistics(toPairable(one, [3, 7]), toPairable(other, [3, 7]));

const reference = answers(['a', 'b', 'c', 'd'], [3, 7, 7, 3], [3, 3, 7, 3]);

test('runs are paired by key, not by position', () => {
  const challenger = answers(['d', 'c', 'b', 'a'], [3, 7, 7, 3], [7, 7, 7, 3]);
  const { rows, metrics, classes, mcnemar } = compare(reference, challenger);
  expect({ rows, mcnemar }).toMatchObject({ rows: 4, mcnemar: { onlyReference: 1, onlyChallenger: 1, p: 1 } });
  expect(metrics.accuracy.estimate).toBe(0);
  expect(metrics.accuracy.low).toBeLessThan(0);
  expect(metrics.accuracy.high).toBeGreaterThan(0);
  expect(classes.map(({ label, recall }) => [label, recall.estimate])).toEqual([
    [3, -0.5],
    [7, 0.5],
  ]);
});

test('a run compared with itself differs by nothing, with certainty', () => {
  const { metrics, classes, mcnemar } = compare(reference, reference);
  const differences = [
    ...Object.values(metrics),
    ...classes.flatMap(({ label: _, ...figures }) => Object.values(figures)),
  ];
  expect(differences).toEqual(Array(15).fill({ estimate: 0, low: 0, high: 0, p: 1, adjustedP: 1 }));
  expect(mcnemar.p).toBe(1);
});

test('a figure that a run does not have has no difference', () => {
  const oneClass = answers(['a', 'b'], [3, 3], [3, 3]);
  const { metrics } = compare(oneClass, answers(['a', 'b'], [3, 3], [3, 7]));
  expect([metrics.cohen_kappa, metrics.roc_auc_ovr]).toEqual([null, null]);
});

test('other rows, or other truths of the same rows, are refused with the first that differs', () => {
  const otherKey = { ...reference, keys: ['a', 'b', 'c', 'e'] };
  expect(() => compare(reference, otherKey)).toThrow(/first difference at d with label 3/);
  const otherTruth = { ...reference, labels: Int32Array.of(3, 3, 7, 3) };
  expect(() => compare(reference, otherTruth)).toThrow(/first difference at b with label 7/);
  const shorter = answers(['a'], [3], [3]);
  expect(() => compare(shorter, reference)).toThrow(/not the same rows \(1 and 4 rows\)/);
});
