import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import type { FitInput, FitProgress, ForestModel, LabelledMatrix } from '../../model.ts';
import { ALGORITHMS, type DecisionTreeParams, type RandomForestParams } from '../../schema.ts';
import { fitDecisionTree, fitRandomForest } from './fit-forest.ts';
import { forestProbabilities } from './forest-probabilities.ts';
import { giniImportance } from './gini-importance.ts';
import reference from './sklearn-trees.reference.json' with { type: 'json' };

function finish(steps: Generator<FitProgress, ForestModel>): { model: ForestModel; curve: FitProgress[] } {
  const curve: FitProgress[] = [];
  for (;;) {
    const { value, done } = steps.next();
    if (done) return { model: value, curve };
    curve.push(value);
  }
}

type Sides = Partial<Omit<FitInput<unknown>, 'params'>> & { readonly train: LabelledMatrix };

const growTree = (sides: Sides, params: Partial<DecisionTreeParams> = {}) =>
  finish(fitDecisionTree({ holdout: null, seed: 0, ...sides, params: ALGORITHMS.decision_tree.params.parse(params) }));
const growForest = (sides: Sides, params: Partial<RandomForestParams> = {}) =>
  finish(fitRandomForest({ holdout: null, seed: 0, ...sides, params: ALGORITHMS.random_forest.params.parse(params) }));

/** scikit-learn's None is spelled out in our parameters. */
function spelledOut({ max_features, ...params }: Record<string, unknown>): object {
  return { ...params, ...(max_features !== undefined && { max_features: max_features ?? 'all' }) };
}

const side = (from: number, to: number): LabelledMatrix => ({
  rows: to - from,
  names: reference.names,
  columns: reference.columns.map((column) => Float64Array.from(column.slice(from, to))),
  labels: Int32Array.from(reference.labels.slice(from, to)),
  classes: 3,
});
const [train, holdout] = [side(0, reference.train_rows), side(reference.train_rows, reference.labels.length)];

test.each(reference.cases)('$algorithm $params is that of scikit-learn, node for node', (expected) => {
  const grow = expected.algorithm === 'decision_tree' ? growTree : growForest;
  const { model } = grow({ train, seed: expected.seed }, spelledOut(expected.params));
  expect(model.trees.length).toBe(expected.trees.length);
  for (const [t, { cover, impurity, ...shape }] of expected.trees.entries()) {
    expect(model.trees[t]).toMatchObject(shape);
    expectNear(model.trees[t]!.cover, cover, 1e-10);
    expectNear(model.trees[t]!.impurity, impurity, 1e-12);
  }
  // Ours are float32 values.
  expectNear([...forestProbabilities(model, holdout)], expected.probabilities.flat(), 6e-8);
  expectNear([...giniImportance(model, train.names.length)], expected.importance, 1e-12);
});

/** Two features; the class counts how many exceed a half, one label in ten is wrong. */
function noisyRows(seed: number, rows: number): LabelledMatrix {
  const random = new Random(seed);
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: rows }, () => random.double()));
  const labels = Int32Array.from({ length: rows }, (_, i) =>
    random.double() < 0.1 ? random.integer(2) : Number(columns[0]![i]! > 0.5) + Number(columns[1]![i]! > 0.5),
  );
  return { rows, names: ['x', 'y', 'noise'], columns, labels, classes: 3 };
}

function accuracy(model: ForestModel, rows: LabelledMatrix): number {
  const probabilities = forestProbabilities(model, rows);
  const right = rows.labels.filter((label, i) => {
    const own = probabilities.subarray(3 * i, 3 * i + 3);
    return own.indexOf(Math.max(...own)) === label;
  });
  return right.length / rows.rows;
}

test('a rule under noise is learned, better by a forest than by one tree', () => {
  const [learned, seen] = [noisyRows(1, 1_000), noisyRows(2, 1_000)];
  const forest = accuracy(growForest({ train: learned }, { n_estimators: 40 }).model, seen);
  expect(forest).toBeGreaterThan(0.88);
  expect(forest).toBeGreaterThan(accuracy(growTree({ train: learned }).model, seen));
});

test('grown to the end, a tree repeats every label that its features can tell apart', () => {
  const value = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value, fc.nat(1)), { minLength: 2, maxLength: 40 }),
      fc.nat(99),
      (cells, seed) => {
        const rows: LabelledMatrix = {
          rows: cells.length,
          names: ['a', 'b'],
          columns: [0, 1].map((j) => Float64Array.from(cells, (cell) => cell[j]!)),
          labels: Int32Array.from(cells, ([a, b]) => (a + b) % 2),
          classes: 2,
        };
        const probabilities = forestProbabilities(growTree({ train: rows, seed }).model, rows);
        for (const [i, label] of rows.labels.entries()) expect(probabilities[2 * i + label]).toBe(1);
      },
    ),
  );
});

test('the limits hold in every node: depth, rows to split, rows in a leaf', () => {
  const { model } = growTree(
    { train: noisyRows(3, 400) },
    { max_depth: 5, min_samples_split: 30, min_samples_leaf: 7 },
  );
  const { left, right, cover } = model.trees[0]!;
  const depth = left.map(() => 0);
  for (const [node, child] of left.entries()) {
    if (child === -1) expect(cover[node]).toBeGreaterThanOrEqual(7);
    else {
      expect(cover[node]).toBeGreaterThanOrEqual(30);
      for (const below of [child, right[node]!]) depth[below] = depth[node]! + 1;
    }
  }
  expect(Math.max(...depth)).toBe(5);
});

test('the curve has a step a tree and ends at the losses of the model', () => {
  const [learned, seen] = [noisyRows(4, 200), noisyRows(5, 100)];
  const { model, curve } = growForest({ train: learned, holdout: seen }, { n_estimators: 7, min_samples_leaf: 9 });
  expect(curve.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const probabilities = forestProbabilities(model, seen);
  const loss = seen.labels.reduce((sum, label, i) => sum - Math.log(probabilities[3 * i + label]!), 0) / seen.rows;
  expect(curve.at(-1)!.holdoutLoss).toBeCloseTo(loss, 6);
});

test('rows that cannot be split make one leaf with the shares of the classes', () => {
  const constant = { ...noisyRows(6, 50), columns: [0, 1, 2].map(() => new Float64Array(50).fill(4)) };
  const { left, shares } = growTree({ train: constant }).model.trees[0]!;
  expect(left).toEqual([-1]);
  expect(shares).toEqual([0, 1, 2].map((k) => constant.labels.filter((label) => label === k).length / 50));
});

test('balanced, every class has the same weight, however few its rows', () => {
  const { shares, cover } = growTree({ train: noisyRows(8, 90) }, { class_weight: 'balanced' }).model.trees[0]!;
  expectNear(shares.slice(0, 3), [1 / 3, 1 / 3, 1 / 3], 1e-12);
  expect(cover[0]).toBeCloseTo(90, 9);
});

test('input that cannot be learned from is refused with what is wrong', () => {
  const rows = noisyRows(7, 10);
  expect(() => growTree({ train: { ...rows, rows: 0, columns: [] } })).toThrow(/at least one row and one feature/);
  rows.columns[1]![4] = Number.NaN;
  expect(() => growForest({ train: rows })).toThrow('fitForest: feature y is NaN in training row 4');
});

function expectNear(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const worst = actual.reduce((most, x, i) => Math.max(most, Math.abs(x - expected[i]!)), 0);
  expect(worst).toBeLessThanOrEqual(tolerance);
}
