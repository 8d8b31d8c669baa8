import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { boostedProbabilities } from '../algorithms/boosting/boosted-margins.ts';
import { exampleRows, fitFully, probeRows } from '../algorithms/boosting/example-rows.fixture.ts';
import type { BoostedTreesModel, FeatureMatrix } from '../model.ts';
import { boostedToOnnx } from './boosted-to-onnx.ts';

async function runOnnx(model: BoostedTreesModel, { rows, columns }: FeatureMatrix, classValues: readonly number[]) {
  const session = await InferenceSession.create(boostedToOnnx(model, columns.length, classValues));
  const features = Float32Array.from({ length: rows * columns.length }, (_, at) => {
    return columns[at % columns.length]![Math.floor(at / columns.length)]!;
  });
  const answer = await session.run({ features: new Tensor('float32', features, [rows, columns.length]) });
  return {
    labels: Array.from(answer.label!.data as BigInt64Array, Number),
    probabilities: answer.probabilities!.data as Float32Array,
  };
}

async function expectSameAnswers(model: BoostedTreesModel, rows: FeatureMatrix, classValues: readonly number[]) {
  const { classes } = model;
  const expected = boostedProbabilities(model, rows);
  const { labels, probabilities } = await runOnnx(model, rows, classValues);
  const ourLabels = labels.map((_, row) => {
    const p = expected.subarray(row * classes, (row + 1) * classes);
    return classValues[p.indexOf(Math.max(...p))];
  });
  expect(labels).toEqual(ourLabels);
  expect(probabilities.reduce((worst, p, i) => Math.max(worst, Math.abs(p - expected[i]!)), 0)).toBeLessThan(1e-5);
}

describe.each(['exact', 'hist'] as const)('%s', (tree_method) => {
  test.each([
    { classes: 2 as const, classValues: [7, -10] },
    { classes: 3 as const, classValues: [0, 1, 2] },
    { classes: 3 as const, classValues: [30, -1, 4] },
  ])('answers are the same after export, at and beside every threshold: $classValues', async (example) => {
    const { model } = fitFully(exampleRows(21, 600, example.classes), { tree_method, n_estimators: 15 });
    const rows = probeRows(model, exampleRows(22, 300, example.classes));
    expect(rows.rows).toBeGreaterThan(1_000);
    await expectSameAnswers(model, rows, example.classValues);
  });
});

test.each([2, 3] as const)('trees that never split survive the export, %i classes', async (classes) => {
  const rows = exampleRows(23, 100, classes);
  const { model } = fitFully(rows, { gamma: 1e6 });
  const classValues = classes === 2 ? [5, 6] : [5, 6, 7];
  await expectSameAnswers(model, rows, classValues);
});

test.each([2, 3] as const)('the base score is exported, %i classes', async (classes) => {
  const rows = exampleRows(26, 200, classes);
  const { model } = fitFully(rows, { base_score: 0.03, n_estimators: 2 });
  expect(model.baseScore).toBe(0.03);
  await expectSameAnswers(model, rows, classes === 2 ? [5, 6] : [5, 6, 7]);
});

test('two classes are told apart when every leaf speaks for the same one', async () => {
  const rows = exampleRows(24, 100, 2);
  const { model } = fitFully({ ...rows, labels: rows.labels.map((_, row) => Number(row > 3)) }, { gamma: 1e6 });
  expect(model.trees.every((tree) => tree.weight.every((weight) => weight > 0))).toBe(true);
  await expectSameAnswers(model, rows, [0, 1]);
});

test('class values that do not fit the model are refused', () => {
  const { model } = fitFully(exampleRows(25, 100, 3));
  expect(() => boostedToOnnx(model, 3, [0, 1])).toThrow('expected 3 class values, got 2');
});
