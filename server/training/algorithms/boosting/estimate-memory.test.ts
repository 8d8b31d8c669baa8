import { expect, test } from 'vitest';
import { ALGORITHMS } from '../../schema.ts';
import { estimateMemoryBytes } from './estimate-memory.ts';
import { exampleRows } from './example-rows.fixture.ts';
import { createKernelBooster } from './kernel-booster.ts';
import { takeKernelMemory } from './kernel-memory.ts';
import { objectiveFor } from './objective.ts';
import { EVERYTHING } from './sample-tree.ts';

test.each([
  { tree_method: 'hist', rows: 20_000, max_depth: 6, max_bin: 256, min_child_weight: 1 },
  { tree_method: 'hist', rows: 3_000, max_depth: 14, max_bin: 64, min_child_weight: 0 },
  { tree_method: 'hist', rows: 5, max_depth: 2, max_bin: 65_535, min_child_weight: 1 },
  { tree_method: 'exact', rows: 20_000, max_depth: 6, max_bin: 256, min_child_weight: 1 },
] as const)('a fit stays within its estimate: %o', ({ rows, ...changed }) => {
  const train = exampleRows(1, rows, 3);
  const params = { ...ALGORITHMS.xgboost.params.parse({}), ...changed };
  const objective = objectiveFor(3);
  const shared = takeKernelMemory();
  const weights = new Float32Array(rows).fill(1);
  const booster = createKernelBooster({ train, weights, objective, params, method: params.tree_method }, 1, shared);
  for (let round = 0; round < 3; round++) {
    booster.computeGradients();
    for (let group = 0; group < 3; group++) booster.growTree(group, EVERYTHING);
  }
  const estimate = estimateMemoryBytes({ rows, features: 3, classes: 3 }, params);
  expect(shared.memory.buffer.byteLength).toBeLessThanOrEqual(estimate + 65_536);
});

test('a million rows of twenty features are estimated at far less than a gigabyte', () => {
  const params = ALGORITHMS.xgboost.params.parse({ tree_method: 'hist', max_depth: 5 });
  const bytes = estimateMemoryBytes({ rows: 1_000_000, features: 20, classes: 3 }, params, 2);
  expect(bytes).toBeGreaterThan(60e6);
  expect(bytes).toBeLessThan(300e6);
});
