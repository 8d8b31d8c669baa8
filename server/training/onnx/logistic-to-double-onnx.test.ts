import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { logisticProbabilities } from '../algorithms/logistic/logistic-probabilities.ts';
import type { FeatureMatrix, LogisticModel } from '../model.ts';
import { mostProbableClasses } from '../predict-probabilities.ts';
import { logisticToDoubleOnnx } from './logistic-to-double-onnx.ts';

const FEATURES = 4;
/** Columns of very different size, as raw features are. */
const SIZES = [1, 300, 1e-3, 1e6];

function drawModel(seed: number, classes: number, isScaled: boolean): LogisticModel {
  const random = new Random(seed);
  const draw = (size: number) => size * (2 * random.double() - 1);
  return {
    kind: 'logistic',
    classes,
    coefficients: Array.from({ length: classes }, () => SIZES.map((size) => draw(isScaled ? 1 : 1 / size))),
    intercepts: Array.from({ length: classes }, () => draw(1)),
    scaler: isScaled ? { mean: SIZES.map(draw), scale: SIZES.map((size) => size * (0.5 + random.double())) } : null,
    iterations: 1,
    converged: true,
  };
}

const toMatrix = (rows: readonly (readonly number[])[]): FeatureMatrix => ({
  rows: rows.length,
  names: SIZES.map(String),
  columns: SIZES.map((_, j) => Float64Array.from(rows, (row) => row[j]!)),
});

const classOf = (model: LogisticModel, row: readonly number[]): number =>
  mostProbableClasses(logisticProbabilities(model, toMatrix([row])), model.classes)[0]!;

/** The two float32 rows, one on each side, between which the line from `a` to `b` leaves the class of `a`. */
function boundaryRows(model: LogisticModel, a: number[], b: number[]): number[][] {
  const own = classOf(model, a);
  let [inside, outside] = [a, b];
  for (let halvings = 0; halvings < 60; halvings++) {
    const middle = inside.map((x, j) => Math.fround((x + outside[j]!) / 2));
    if (classOf(model, middle) === own) inside = middle;
    else outside = middle;
  }
  return [inside, outside];
}

test('labels and probabilities are the same after export, on both sides of the boundaries between classes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(1_000), fc.integer({ min: 2, max: 4 }), fc.boolean(), async (seed, classes, isScaled) => {
      const model = drawModel(seed, classes, isScaled);
      const random = new Random(seed + 1);
      const draw = () => SIZES.map((size) => Math.fround(size * (4 * random.double() - 2)));
      const pairs = Array.from({ length: 60 }, () => [draw(), draw()] as const);
      const crossing = pairs.filter(([a, b]) => classOf(model, a) !== classOf(model, b));
      const rows = toMatrix([...pairs.flat(), ...crossing.flatMap(([a, b]) => boundaryRows(model, a, b))]);

      const classValues = Array.from({ length: classes }, (_, k) => 3 * k - 4);
      const session = await InferenceSession.create(logisticToDoubleOnnx(model, FEATURES, classValues));
      const features = Float32Array.from({ length: rows.rows * FEATURES }, (_, at) => {
        return rows.columns[at % FEATURES]![Math.floor(at / FEATURES)]!;
      });
      const answer = await session.run({ features: new Tensor('float32', features, [rows.rows, FEATURES]) });
      const expected = logisticProbabilities(model, rows);
      expect(Array.from(answer.label!.data as BigInt64Array, Number)).toEqual(
        Array.from(mostProbableClasses(expected, classes), (k) => classValues[k]),
      );
      const probabilities = answer.probabilities!.data as Float32Array;
      expect(probabilities.reduce((worst, p, i) => Math.max(worst, Math.abs(p - expected[i]!)), 0)).toBeLessThan(1e-7);
    }),
    { numRuns: 20 },
  );
});
