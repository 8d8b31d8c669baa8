import { afterEach, expect, test, vi } from 'vitest';
import { requireMemory } from './require-memory.ts';

afterEach(() => void vi.unstubAllEnvs());

const train = new Int32Array(2_000_000);
const run = {
  algorithm: 'xgboost',
  params: { tree_method: 'hist' },
  features: Array.from({ length: 100 }, (_, j) => `v:x${j}`),
} as const;

test('a fit above the bound is refused with its estimate; a larger bound lets it begin', () => {
  vi.stubEnv('COOKOFF_TRAINING_MEMORY', '500MB');
  expect(() => requireMemory(run, { train }, 3)).toThrow(
    /Training xgboost on 2000000 rows of 100 features may take \d\.\d\d GB, more than the 500 MB that COOKOFF_TRAINING_MEMORY/,
  );
  vi.stubEnv('COOKOFF_TRAINING_MEMORY', '64GB');
  expect(() => requireMemory(run, { train }, 3)).not.toThrow();
});

test('a size without a unit is no size', () => {
  vi.stubEnv('COOKOFF_TRAINING_MEMORY', '4');
  expect(() => requireMemory(run, { train }, 3)).toThrow(/COOKOFF_TRAINING_MEMORY: give a size like 4GB or 500MB/);
});

test.each(['xgboost', 'logistic_regression', 'random_forest', 'decision_tree', 'majority', 'stratified'] as const)(
  'the customers of the real file are no burden for %s',
  (algorithm) => {
    expect(() => requireMemory({ ...run, algorithm, params: {} }, { train: new Int32Array(1_239) }, 3)).not.toThrow();
  },
);
