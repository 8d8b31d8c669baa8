import proto from 'onnx-proto';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { fitLogistic } from '../algorithms/logistic/fit-logistic.ts';
import { logisticProbabilities } from '../algorithms/logistic/logistic-probabilities.ts';
import type { LabelledMatrix, LogisticModel } from '../model.ts';
import { mostProbableClasses } from '../predict-probabilities.ts';
import { ALGORITHMS } from '../schema.ts';
import { logisticToOnnx } from './logistic-to-onnx.ts';

const ROWS = 400;

/** Columns of the sizes of recency, money and a group, and classes that depend on them with noise. */
function drawRows(classes: number): LabelledMatrix {
  const random = new Random(3);
  const draw = (size: number) => Float64Array.from({ length: ROWS }, () => Math.fround(size * random.double()));
  const columns = [draw(90), draw(20_000), Float64Array.from({ length: ROWS }, () => random.integer(3))];
  const labels = Int32Array.from(columns[1]!, (money) =>
    Math.min(classes - 1, Math.floor((money / 20_000) * classes * (0.6 + 0.8 * random.double()))),
  );
  return { rows: ROWS, names: ['recency', 'money', 'r'], columns, labels, classes };
}

function fitted(train: LabelledMatrix, standardize: boolean): LogisticModel {
  const params = ALGORITHMS.logistic_regression.params.parse({ standardize, max_iter: 1_000 });
  const steps = fitLogistic({ train, holdout: null, params, seed: 0 });
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value as LogisticModel;
}

const operatorsOf = (bytes: Uint8Array): (string | null | undefined)[] =>
  proto.onnx.ModelProto.decode(bytes).graph!.node!.map(({ opType }) => opType);

for (const classes of [2, 3]) {
  for (const standardize of [false, true]) {
    test(`${classes} classes${standardize ? ', standardised' : ''}: ONNX's own classifier answers fitted rows as the trainer does`, async () => {
      const rows = drawRows(classes);
      const model = fitted(rows, standardize);
      const classValues = [7, -1, 4].slice(0, classes);
      const bytes = logisticToOnnx(model, rows.columns.length, classValues);
      expect(operatorsOf(bytes).slice(0, standardize ? 2 : 1)).toEqual([
        ...(standardize ? ['Scaler'] : []),
        'LinearClassifier',
      ]);
      const session = await InferenceSession.create(bytes);
      const input = Float32Array.from({ length: ROWS * 3 }, (_, at) => rows.columns[at % 3]![Math.floor(at / 3)]!);
      const answer = await session.run({ features: new Tensor('float32', input, [ROWS, 3]) });
      const expected = logisticProbabilities(model, rows);
      expect(Array.from(answer.label!.data as BigInt64Array, Number)).toEqual(
        Array.from(mostProbableClasses(expected, classes), (k) => classValues[k]),
      );
      const probabilities = answer.probabilities!.data as Float32Array;
      expect(probabilities.reduce((worst, p, i) => Math.max(worst, Math.abs(p - expected[i]!)), 0)).toBeLessThan(1e-5);
    });
  }
}
