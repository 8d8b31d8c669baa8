import { expect, test } from 'vitest';
import { expandSettings } from './expand-settings.ts';

const tree = { algorithm: 'decision_tree' as const, params: { min_samples_leaf: 2 } };
const paramsOf = (settings: ReturnType<typeof expandSettings>) => settings.map(({ params }) => params);

test('a grid becomes all of its combinations, the last parameter moving fastest, with the fixed ones and the defaults', () => {
  const settings = expandSettings([{ ...tree, grid: { max_depth: [1, 2], min_samples_split: [2, 9] } }], 0);
  expect(settings.map(({ params }) => [params.max_depth, params.min_samples_split])).toEqual([
    [1, 2],
    [1, 9],
    [2, 2],
    [2, 9],
  ]);
  expect(paramsOf(settings).every((params) => params.min_samples_leaf === 2 && params.class_weight === 'none')).toBe(
    true,
  );
});

test('drawn combinations are different, within their ranges, and the same for the same seed', () => {
  const range = { min: 0.001, max: 1, log: true, integer: false };
  const whole = { min: 1, max: 9, log: false, integer: true };
  const input = {
    algorithm: 'xgboost' as const,
    params: {},
    grid: { learning_rate: range, max_depth: whole, tree_method: ['hist', 'exact'] },
    draws: 40,
  };
  const drawn = paramsOf(expandSettings([input], 4));
  expect(new Set(drawn.map((params) => JSON.stringify(params))).size).toBe(40);
  for (const { learning_rate, max_depth } of drawn) {
    expect(learning_rate).toBeGreaterThanOrEqual(0.001);
    expect(learning_rate).toBeLessThanOrEqual(1);
    expect(Number.isInteger(max_depth)).toBe(true);
  }
  expect(drawn.filter(({ learning_rate }) => (learning_rate as number) < 0.03).length).toBeGreaterThan(8);
  expect(paramsOf(expandSettings([input], 4))).toEqual(drawn);
  expect(paramsOf(expandSettings([input], 5))).not.toEqual(drawn);
});

test('settings without a grid are taken as they are, one after the other', () => {
  const algorithms = expandSettings([tree, { algorithm: 'logistic_regression', params: {} }], 0).map(
    ({ algorithm }) => algorithm,
  );
  expect(algorithms).toEqual(['decision_tree', 'logistic_regression']);
});
