import { expect, test } from 'vitest';
import type { BoostedTreesModel } from './model.ts';
import { thresholdProbes } from './threshold-probes.ts';

const stump = (feature: number, threshold: number) => ({
  left: [1, -1, -1],
  right: [2, -1, -1],
  feature: [feature, 0, 0],
  threshold: [threshold, 0, 0],
  defaultLeft: [false, false, false],
  weight: [0, -1, 1],
  gain: [1, 0, 0],
  cover: [2, 1, 1],
});
const model: BoostedTreesModel = {
  kind: 'boosted_trees',
  objective: 'binary:logistic',
  classes: 2,
  baseScore: 0.5,
  trees: [stump(1, 2.5), stump(0, 1), stump(1, 2.5)],
};
const rows = { rows: 2, names: ['a', 'b'], columns: [Float64Array.of(10, 20), Float64Array.of(30, 40)] };

test('every threshold is probed once, at and beside it, the other features being those of a row', () => {
  const { columns, rows: count } = thresholdProbes(model, rows)!;
  expect(count).toBe(6);
  expect([...columns[1]!.subarray(0, 3)]).toEqual([2.5, 2.5 - 2 ** -22, 2.5 + 2 ** -22]);
  expect([...columns[0]!.subarray(0, 3)]).toEqual([10, 10, 10]);
  expect([...columns[0]!.subarray(3)]).toEqual([1, 1 - 2 ** -24, 1 + 2 ** -23]);
  expect([...columns[1]!.subarray(3)]).toEqual([40, 40, 40]);
});

test('a model without thresholds has nothing to probe', () => {
  expect(thresholdProbes({ kind: 'majority', classes: 2, shares: [0.5, 0.5] }, rows)).toBeNull();
  expect(thresholdProbes({ ...model, trees: [] }, rows)).toBeNull();
});
