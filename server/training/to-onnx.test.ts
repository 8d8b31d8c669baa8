import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import type { FittedModel, LabelledMatrix } from './model.ts';
import { mostProbableClasses, predictProbabilities } from './predict-probabilities.ts';
import type { AlgorithmName } from './schema.ts';
import { toOnnx } from './to-onnx.ts';
import { trainModel } from './train-model.ts';

/** Columns of very different size, as raw features are; labels follow the large one, noisily. Values are float32. */
function rawData(rows: number, classes: number): LabelledMatrix {
  const random = new Random(11);
  const draw = (scale: number, offset: number) =>
    Float64Array.from({ length: rows }, () => Math.fround(offset + scale * random.double()));
  const columns = [draw(90, 0), draw(10_000, -500), draw(1, 1_300_000_000), draw(3, 0)];
  const labels = Int32Array.from({ length: rows }, (_, i) =>
    Math.min(classes - 1, Math.floor((classes * (columns[1]![i]! + 500 + 2_000 * random.double())) / 12_000)),
  );
  return { rows, names: ['a', 'b', 'c', 'd'], columns, labels, classes };
}

function train(algorithm: AlgorithmName, classes: number, params: Record<string, unknown>) {
  const matrix = rawData(400, classes);
  const classValues = Array.from({ length: classes }, (_, k) => 10 * k - 7);
  const rows = Int32Array.from(matrix.labels.keys());
  const [holdout, learned] = [rows.subarray(0, 100), rows.subarray(100)];
  const dataset = { matrix, classValues, classNames: classValues.map(String) };
  const steps = trainModel({ dataset, train: learned, holdout, algorithm, params, seed: 0 });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { model: step.value.model, matrix, classValues };
}

async function runOnnx(model: FittedModel, { rows, columns, names }: LabelledMatrix, classValues: readonly number[]) {
  const session = await InferenceSession.create(toOnnx(model, { featureNames: names, classValues }));
  const features = Float32Array.from({ length: rows * columns.length }, (_, at) => {
    return columns[at % columns.length]![Math.floor(at / columns.length)]!;
  });
  const answer = await session.run({ features: new Tensor('float32', features, [rows, columns.length]) });
  const read = (name: string) => Array.from(answer[name]!.data as ArrayLike<number | bigint>, Number);
  return { labels: read('label'), probabilities: read('probabilities') };
}

describe.each<[AlgorithmName, Record<string, unknown>]>([
  ['logistic_regression', {}],
  ['logistic_regression', { standardize: true, max_iter: 1_000 }],
  ['logistic_regression', { max_iter: 5_000, tol: 1e-8, C: 100 }],
  ['xgboost', { n_estimators: 10 }],
  ['random_forest', { n_estimators: 30 }],
  ['decision_tree', { min_samples_leaf: 3, class_weight: 'balanced' }],
  ['majority', {}],
  ['stratified', {}],
])('%s %j', (algorithm, params) => {
  test.each([2, 3, 5])('answers the same from its ONNX file, %d classes', async (classes) => {
    const { model, matrix, classValues } = train(algorithm, classes, params);
    const expected = predictProbabilities(model, matrix);
    const { labels, probabilities } = await runOnnx(model, matrix, classValues);
    expect(labels).toEqual(Array.from(mostProbableClasses(expected, classes), (k) => classValues[k]));
    const worst = probabilities.reduce((most, p, at) => Math.max(most, Math.abs(p - expected[at]!)), 0);
    expect(worst).toBeLessThanOrEqual(1e-6);
  });
});

test('a missing value does not disturb the majority class', async () => {
  const { model, matrix, classValues } = train('majority', 3, {});
  const missing = { ...matrix, columns: matrix.columns.map((column) => column.map(() => Number.NaN)) };
  const { probabilities } = await runOnnx(model, missing, classValues);
  expect(probabilities.some(Number.isNaN)).toBe(false);
});

test('an export that does not fit its model is refused', () => {
  const { model } = train('logistic_regression', 3, {});
  expect(() => toOnnx(model, { featureNames: ['a'], classValues: [0, 1, 2] })).toThrow(/3 classes and 4 features/);
});
