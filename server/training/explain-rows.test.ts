import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { explainRows } from './explain-rows.ts';
import reference from './explanations/xgboost-contribs.reference.json' with { type: 'json' };
import type { BoostedTreesModel, DecisionTree, FeatureMatrix, FittedModel, LabelledMatrix } from './model.ts';
import { predictProbabilities } from './predict-probabilities.ts';
import type { AlgorithmName } from './schema.ts';
import { trainModel } from './train-model.ts';

const toMatrix = (rows: readonly (readonly (number | null)[])[]): FeatureMatrix => ({
  rows: rows.length,
  names: rows[0]!.map((_, j) => `f${j}`),
  columns: rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j] ?? Number.NaN)),
});

describe('boosted trees', () => {
  const matrix = toMatrix(reference.rows);

  test.each(reference.cases)("$classes classes, $params: XGBoost's pred_contribs", (expected) => {
    const model = { kind: 'boosted_trees', ...expected } as unknown as BoostedTreesModel;
    const { contributions, groups, scale } = explainRows(model, matrix, [0, 0, 0, 0, 0]);
    expect([scale, groups]).toEqual(['margin', expected.classes === 2 ? 1 : expected.classes]);
    expectNear(contributions, expected.contributions, 1e-5);
    expectNear(sums(contributions, 6), expected.margins, 1e-5);
  });
});

/** A class that depends on two features together, and a third that is noise. */
function crossedRows(seed: number, rows: number, classes: number): LabelledMatrix {
  const random = new Random(seed);
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: rows }, () => Math.fround(random.double())));
  const labels = Int32Array.from({ length: rows }, (_, i) =>
    random.double() < 0.1
      ? random.integer(classes - 1)
      : Math.floor(classes * ((columns[0]![i]! + columns[1]![i]! * 2) / 3)),
  );
  return { rows, names: ['a', 'b', 'noise'], columns, labels, classes };
}

function train(algorithm: AlgorithmName, matrix: LabelledMatrix, params: Record<string, unknown>): FittedModel {
  const classValues = Array.from({ length: matrix.classes }, (_, k) => k);
  const rows = Int32Array.from(matrix.labels.keys());
  const dataset = { matrix, classValues, classNames: classValues.map(String) };
  const steps = trainModel({ dataset, train: rows, holdout: rows, algorithm, params, seed: 1 });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.model;
}

test.each<[AlgorithmName, Record<string, unknown>]>([
  ['random_forest', { n_estimators: 6 }],
  ['decision_tree', { max_depth: 3, class_weight: 'balanced' }],
  ['majority', {}],
  ['stratified', {}],
])('contributions to the probabilities of %s add up to them', (algorithm, params) => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.constantFrom(2, 3), (seed, classes) => {
      const matrix = crossedRows(seed, 40, classes);
      const model = train(algorithm, matrix, params);
      const { contributions, scale } = explainRows(model, matrix, [0.5, 0.5, 0.5]);
      expect(scale).toBe('probability');
      // Probabilities are float32 values.
      expectNear(sums(contributions, 4), [...predictProbabilities(model, matrix)], 1e-7);
    }),
    { numRuns: 15 },
  );
});

test.each([{}, { standardize: true }])('scores of a logistic regression are shared out, %j', (params) => {
  const matrix = crossedRows(3, 80, 3);
  const model = train('logistic_regression', matrix, params);
  const means = matrix.columns.map((column) => column.reduce((sum, x) => sum + x, 0) / matrix.rows);
  const { contributions } = explainRows(model, matrix, means);
  const scores = sums(contributions, 4);
  const probabilities = scores.map((score, at) => {
    const row = scores.slice(at - (at % 3), at - (at % 3) + 3);
    return Math.exp(score) / row.reduce((sum, other) => sum + Math.exp(other), 0);
  });
  expectNear(probabilities, [...predictProbabilities(model, matrix)], 1e-12);
  // Measured from the means, a feature contributes nothing on average.
  for (let k = 0; k < 3; k++) {
    const own = contributions.filter((_, at) => at % 12 === 4 * k);
    expect(own.reduce((sum, x) => sum + x, 0) / matrix.rows).toBeCloseTo(0, 10);
  }
});

test('each value is the Shapley value of its definition, over every subset of features', () => {
  fc.assert(
    fc.property(fc.nat(1_000), (seed) => {
      const matrix = crossedRows(seed, 30, 2);
      const model = train('decision_tree', matrix, { max_depth: 4 });
      if (model.kind !== 'forest') throw new TypeError(`expected a forest, got ${model.kind}`);
      const { contributions } = explainRows(model, matrix, [0, 0, 0]);
      for (const row of [0, 7, 29]) {
        const values = matrix.columns.map((column) => column[row]!);
        for (const j of [0, 1, 2]) {
          expect(contributions[(row * 2 + 1) * 4 + j]).toBeCloseTo(shapleyValue(model.trees[0]!, values, j), 12);
        }
      }
    }),
    { numRuns: 25 },
  );
});

/** Σ over the subsets of the two others, of what knowing j adds to the share of the second class. */
function shapleyValue(tree: DecisionTree, values: readonly number[], j: number): number {
  const others = [0, 1, 2].filter((other) => other !== j);
  const subsets = [[], [others[0]!], [others[1]!], others];
  return subsets.reduce((sum, known) => {
    const weight = known.length === 1 ? 1 / 6 : 1 / 3;
    return sum + weight * (expected(tree, values, [...known, j]) - expected(tree, values, known));
  }, 0);
}

function expected(tree: DecisionTree, values: readonly number[], known: readonly number[], node = 0): number {
  const [left, right] = [tree.left[node]!, tree.right[node]!];
  if (left === -1) return tree.shares[2 * node + 1]!;
  const feature = tree.feature[node]!;
  const below = (child: number): number => expected(tree, values, known, child);
  if (known.includes(feature)) return below(values[feature]! <= tree.threshold[node]! ? left : right);
  return (tree.cover[left]! * below(left) + tree.cover[right]! * below(right)) / tree.cover[node]!;
}

test('means that do not fit the features are refused', () => {
  const matrix = crossedRows(1, 10, 2);
  expect(() => explainRows(train('majority', matrix, {}), matrix, [1])).toThrow('explainRows: expected 3 means, got 1');
});

/** Sums of consecutive runs of values. */
function sums(values: Float64Array, width: number): number[] {
  return Array.from({ length: values.length / width }, (_, i) =>
    values.subarray(i * width, (i + 1) * width).reduce((sum, x) => sum + x, 0),
  );
}

function expectNear(actual: ArrayLike<number>, wanted: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(wanted.length);
  const worst = wanted.reduce((most, x, i) => Math.max(most, Math.abs(x - actual[i]!)), 0);
  expect(worst).toBeLessThanOrEqual(tolerance);
}
