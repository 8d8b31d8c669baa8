/** What becomes of data that is odd but can be trained on, and of what cannot, for every algorithm that needs no kernels. */
import { describe, expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import type { LabelledMatrix } from './model.ts';
import type { AlgorithmName } from './schema.ts';
import { type TrainingResult, trainModel } from './train-model.ts';

const ALGORITHMS = ['logistic_regression', 'random_forest', 'decision_tree', 'majority', 'stratified'] as const;

/** Two classes that the first feature tells apart most of the time. */
function rowsOf(rows: number, features = 2): LabelledMatrix {
  const random = new Random(1);
  const columns = Array.from({ length: features }, () => Float64Array.from({ length: rows }, () => random.double()));
  const labels = Int32Array.from(columns[0]!, (x) => Number(x + 0.3 * random.double() > 0.65));
  return { rows, names: columns.map((_, j) => `x${j}`), columns, labels, classes: 2 };
}

function learn(
  matrix: LabelledMatrix,
  algorithm: AlgorithmName,
  { params = {}, holdout = 10 }: { params?: Record<string, unknown>; holdout?: number } = {},
): TrainingResult {
  const rows = Int32Array.from(matrix.labels.keys());
  const classNames = ['low', 'high', 'rare'].slice(0, matrix.classes);
  const steps = trainModel({
    dataset: { matrix, classValues: classNames.map((_, k) => k), classNames },
    train: rows.slice(holdout),
    holdout: rows.slice(0, holdout),
    algorithm,
    params,
    seed: 0,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function expectProbabilities({ probabilities }: TrainingResult, classes: number): void {
  for (let at = 0; at < probabilities.length; at += classes) {
    const row = [...probabilities.subarray(at, at + classes)];
    expect(row.every((p) => p >= 0 && p <= 1)).toBe(true);
    expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
  }
}

describe.each(ALGORITHMS)('%s', (algorithm) => {
  test('a class with one row is trained on, and said', () => {
    const matrix = rowsOf(60);
    matrix.labels[40] = 2;
    const result = learn({ ...matrix, classes: 3 }, algorithm);
    expectProbabilities(result, 3);
    expect(result.warnings.join('\n')).toMatch(/Only one training row is rare/);
    expect(result.warnings.join('\n')).toMatch(/No holdout row is rare/);
  });

  test('a constant column is trained with, and said', () => {
    const matrix = rowsOf(60, 3);
    const constant = { ...matrix, columns: [matrix.columns[0]!, matrix.columns[1]!, new Float64Array(60).fill(7)] };
    const result = learn(constant, algorithm);
    expectProbabilities(result, 2);
    expect(result.warnings).toContain('x2 is the same in every training row: it adds nothing.');
  });

  test('nothing but constant columns leaves the shares of the classes', () => {
    const matrix = rowsOf(60, 1);
    const result = learn({ ...matrix, columns: [new Float64Array(60).fill(-3)] }, algorithm);
    expectProbabilities(result, 2);
    if (algorithm === 'stratified') return;
    const share = matrix.labels.slice(10).reduce((sum, label) => sum + label, 0) / 50;
    // A forest's are those of its bootstrap samples.
    expect(result.probabilities[1]).toBeCloseTo(share, algorithm === 'random_forest' ? 1 : 3);
  });

  test('more features than rows are trained on, and said', () => {
    const result = learn(rowsOf(30, 40), algorithm, { holdout: 5 });
    expectProbabilities(result, 2);
    expect(result.warnings.join('\n')).toMatch(/more features \(40\) than training rows \(25\)/);
  });

  test('training rows of one class alone give a model that knows no other, and that is said', () => {
    const matrix = rowsOf(40);
    const labels = matrix.labels.map((_, row) => Number(row < 10));
    const result = learn({ ...matrix, labels }, algorithm);
    expectProbabilities(result, 2);
    expect(result.warnings.join('\n')).toMatch(/No training row is high: the model cannot learn it/);
  });

  test('a side without rows is refused', () => {
    expect(() => learn(rowsOf(10), algorithm, { holdout: 10 })).toThrow(/got 0 to train on and 10 held out/);
  });

  test('a parameter it does not have is refused by name', () => {
    expect(() => learn(rowsOf(30), algorithm, { params: { depth: 3 } })).toThrow(
      new RegExp(`Parameters of ${algorithm}: .*depth`),
    );
  });
});

test.each(['majority', 'stratified'] as const)(
  '%s: a column without any value is trained with, and said',
  (algorithm) => {
    const matrix = rowsOf(60);
    const hidden = { ...matrix, columns: [matrix.columns[0]!, new Float64Array(60).fill(Number.NaN)] };
    expect(learn(hidden, algorithm).warnings).toContain('x1 has no value in any training row: it adds nothing.');
  },
);

test.each(['logistic_regression', 'random_forest', 'decision_tree'] as const)(
  '%s: a missing value that nobody left out is refused by feature and row',
  (algorithm) => {
    const matrix = rowsOf(60);
    matrix.columns[1]![33] = Number.NaN;
    expect(() => learn(matrix, algorithm)).toThrow(/feature x1 is NaN in training row 23/);
  },
);

test.each<[AlgorithmName, string, unknown]>([
  ['logistic_regression', 'C', 0],
  ['logistic_regression', 'C', -1],
  ['logistic_regression', 'max_iter', 0],
  ['logistic_regression', 'class_weight', 'heavy'],
  ['random_forest', 'n_estimators', 0],
  ['random_forest', 'max_features', 0.5],
  ['decision_tree', 'max_depth', 0],
  ['decision_tree', 'min_samples_split', 1],
  ['decision_tree', 'min_samples_leaf', Number.NaN],
])('%s: %s of %s is out of range, and named', (algorithm, name, value) => {
  expect(() => learn(rowsOf(30), algorithm, { params: { [name]: value } })).toThrow(
    new RegExp(`Parameters of ${algorithm}: ${name}: .+`),
  );
});
