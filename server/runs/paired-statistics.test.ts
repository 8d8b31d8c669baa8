import { expect, test } from 'vitest';
import { pairedStatistics } from './paired-statistics.ts';

const reference = {
  keys: ['a', 'b', 'c', 'd'],
  labels: Int32Array.of(3, 7, 7, 3),
  predicted: Int32Array.of(3, 3, 7, 3),
};

test('runs are paired by key, not by position', () => {
  const challenger = {
    keys: ['d', 'c', 'b', 'a'],
    labels: Int32Array.of(3, 7, 7, 3),
    predicted: Int32Array.of(7, 7, 7, 3),
  };
  const statistics = pairedStatistics(reference, challenger, [3, 7]);
  expect(statistics).toMatchObject({ rows: 4, mcnemar: { onlyReference: 1, onlyChallenger: 1, p: 1 } });
  expect(statistics.accuracy.estimate).toBe(0);
  expect(statistics.accuracy.low).toBeLessThan(0);
  expect(statistics.accuracy.high).toBeGreaterThan(0);
});

test('a run compared with itself differs by nothing, with certainty', () => {
  const { accuracy, f1_macro, mcnemar } = pairedStatistics(reference, reference, [3, 7]);
  expect([accuracy, f1_macro]).toEqual(Array(2).fill({ estimate: 0, low: 0, high: 0 }));
  expect(mcnemar.p).toBe(1);
});

test('other rows, or other truths of the same rows, are refused with the first that differs', () => {
  const otherKey = { ...reference, keys: ['a', 'b', 'c', 'e'] };
  expect(() => pairedStatistics(reference, otherKey, [3, 7])).toThrow(/first difference at d with label 3/);
  const otherTruth = { ...reference, labels: Int32Array.of(3, 3, 7, 3) };
  expect(() => pairedStatistics(reference, otherTruth, [3, 7])).toThrow(/first difference at b with label 7/);
  const shorter = { keys: ['a'], labels: Int32Array.of(3), predicted: Int32Array.of(3) };
  expect(() => pairedStatistics(shorter, reference, [3, 7])).toThrow(/not the same rows \(1 and 4 rows\)/);
});
