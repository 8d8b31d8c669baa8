import proto from 'onnx-proto';
import { expect, test } from 'vitest';
import type { KeptHoldout, TrainedModel } from '#server/runs/schema';
import { mostProbableClasses, predictProbabilities } from '#server/training/predict-probabilities';
import { onnxOf } from './trained-onnx.ts';

const range = { min: 0, max: 1, mean: 0.5, missing: 0 };

/** Two features whose terms cancel: the class hangs on their difference. */
const trained: TrainedModel & { model: { kind: 'logistic' } } = {
  model: {
    kind: 'logistic',
    classes: 2,
    coefficients: [
      [0, 0],
      [0.1, -0.1],
    ],
    intercepts: [0, 0],
    scaler: null,
    iterations: 1,
    converged: true,
  },
  inputs: ['v:a', 'v:b'].map((feature) => ({ feature, dtype: 'float64', range })),
  classValues: [0, 1],
  classNames: ['no', 'yes'],
};

/** Rows (a, a + 1) and (a + 1, a) about `offset`, with what the trainer answers. */
function holdoutAbout(offset: number): KeptHoldout {
  const columns = [Float64Array.of(offset, offset + 64), Float64Array.of(offset + 64, offset)];
  const probabilities = predictProbabilities(trained.model, { rows: 2, names: ['v:a', 'v:b'], columns });
  return {
    keys: ['1', '2'],
    labels: Int32Array.of(0, 1),
    predicted: mostProbableClasses(probabilities, 2),
    probabilities,
    features: Float64Array.of(columns[0]![0]!, columns[1]![0]!, columns[0]![1]!, columns[1]![1]!),
    folds: null,
  };
}

const operatorsOf = async (holdout: KeptHoldout) =>
  proto.onnx.ModelProto.decode(await onnxOf(trained, holdout)).graph!.node!.map(({ opType }) => opType);

test('logistic regression is ONNX’s own classifier where that answers as the trainer did', async () => {
  expect(await operatorsOf(holdoutAbout(0))).toContain('LinearClassifier');
});

test('where float32 loses a label or a probability the same model computes in double', async () => {
  const operators = await operatorsOf(holdoutAbout(2 ** 29));
  expect(operators).not.toContain('LinearClassifier');
  expect(operators).toContain('MatMul');
});
