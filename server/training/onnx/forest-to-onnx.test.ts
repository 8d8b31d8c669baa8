import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { fitRandomForest } from '../algorithms/trees/fit-forest.ts';
import { forestProbabilities } from '../algorithms/trees/forest-probabilities.ts';
import type { ForestModel, LabelledMatrix } from '../model.ts';
import { mostProbableClasses } from '../predict-probabilities.ts';
import { ALGORITHMS } from '../schema.ts';
import { forestToOnnx } from './forest-to-onnx.ts';

/** Whole numbers, thirds and large values, labels by chance: many leaves of a few rows, hence many equal shares. */
function chanceRows(seed: number, rows: number, classes: number): LabelledMatrix {
  const random = new Random(seed);
  const draw = (scale: number, parts: number) =>
    Float64Array.from({ length: rows }, () => Math.fround((scale * random.integer(parts)) / 3));
  const labels = Int32Array.from({ length: rows }, () => random.integer(classes - 1));
  return { rows, names: ['a', 'b', 'c'], columns: [draw(3, 5), draw(1, 40), draw(1e7, 500)], labels, classes };
}

function grow(train: LabelledMatrix, n_estimators: number): ForestModel {
  const params = ALGORITHMS.random_forest.params.parse({ n_estimators, min_samples_leaf: 2 });
  const steps = fitRandomForest({ train, holdout: null, params, seed: 3 });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Float32 values at and beside every threshold, each in the row of some training row. */
function probeRows({ trees }: ForestModel, { columns, rows }: LabelledMatrix): Float64Array[] {
  const probes = trees.flatMap(({ left, feature, threshold }) =>
    left.flatMap((child, node) => {
      if (child === -1) return [];
      const at = Math.fround(threshold[node]!);
      const gap = Math.max(Math.abs(at), 1) * 2 ** -23;
      return [at - gap, at, at + gap].map((value) => ({ feature: feature[node]!, value: Math.fround(value) }));
    }),
  );
  return columns.map((column, j) =>
    Float64Array.from(probes, (probe, i) => (probe.feature === j ? probe.value : column[i % rows]!)),
  );
}

test('labels and probabilities are the same after export, at and beside every threshold, ties among them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(500),
      fc.integer({ min: 2, max: 4 }),
      fc.constantFrom(1, 7, 24),
      async (seed, classes, trees) => {
        const train = chanceRows(seed, 120, classes);
        const model = grow(train, trees);
        const columns = probeRows(model, train);
        const rows = columns[0]!.length;
        const features = Float32Array.from({ length: 3 * rows }, (_, at) => columns[at % 3]![Math.floor(at / 3)]!);
        const classValues = Array.from({ length: classes }, (_, k) => 5 * k - 3);
        const session = await InferenceSession.create(forestToOnnx(model, 3, classValues));
        const answer = await session.run({ features: new Tensor('float32', features, [rows, 3]) });

        const expected = forestProbabilities(model, { rows, names: train.names, columns });
        expect(Array.from(answer.label!.data as BigInt64Array, Number)).toEqual(
          Array.from(mostProbableClasses(expected, classes), (k) => classValues[k]),
        );
        const probabilities = answer.probabilities!.data as Float32Array;
        expect(probabilities.reduce((worst, p, i) => Math.max(worst, Math.abs(p - expected[i]!)), 0)).toBeLessThan(
          1e-7,
        );
      },
    ),
    { numRuns: 15 },
  );
});

test('class values that do not fit the model are refused', () => {
  const model = grow(chanceRows(1, 30, 3), 2);
  expect(() => forestToOnnx(model, 3, [0, 1])).toThrow('forestToOnnx: expected 3 class values, got 2');
});
