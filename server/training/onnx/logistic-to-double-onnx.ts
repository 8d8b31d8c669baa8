import type { LogisticModel } from '../model.ts';
import { requireSizes } from './logistic-to-onnx.ts';
import {
  DOUBLE,
  doubleTensor,
  FEATURES,
  FLOAT,
  intAttribute,
  intTensor,
  LABEL,
  onnxModel,
  operator,
  PROBABILITIES,
} from './onnx-model.ts';

/**
 * Logistic regression in plain operators and double precision:
 *
 *     probabilities = Softmax(features · W + b),   label = classValues[ArgMax(probabilities)]
 *
 * The scaler is folded into W and b; only the input is float32. For models whose answers `logisticToOnnx` does not keep:
 * a LinearClassifier computes in float32, where large terms of unscaled columns that cancel may decide a label.
 *
 * @param featureCount width d of the input, in the order of training.
 * @param classValues  (classes) what `label` answers for each class index.
 * @throws RangeError where the model has other sizes.
 */
export function logisticToDoubleOnnx(
  model: LogisticModel,
  featureCount: number,
  classValues: readonly number[],
): Uint8Array {
  requireSizes(model, featureCount, classValues);
  const { classes, coefficients, intercepts, scaler } = model;
  const weights = coefficients.map((row) => row.map((weight, j) => weight / (scaler?.scale[j] ?? 1)));
  const constants = weights.map((row, k) =>
    row.reduce((sum, w, j) => sum - w * (scaler?.mean[j] ?? 0), intercepts[k]!),
  );
  const transposed = Array.from({ length: featureCount }, (_, j) => weights.map((row) => row[j]!)).flat();
  return onnxModel({
    name: 'logistic_regression',
    nodes: [
      operator('Cast', [FEATURES], 'wide', [intAttribute('to', DOUBLE)]),
      operator('MatMul', ['wide', 'weights'], 'products'),
      operator('Add', ['products', 'intercepts'], 'scores'),
      operator('Softmax', ['scores'], 'shares', [intAttribute('axis', 1)]),
      operator('Cast', ['shares'], PROBABILITIES, [intAttribute('to', FLOAT)]),
      operator('ArgMax', ['shares'], 'class', [intAttribute('axis', 1), intAttribute('keepdims', 0)]),
      operator('Gather', ['class_values', 'class'], LABEL),
    ],
    initializers: [
      doubleTensor('weights', [featureCount, classes], transposed),
      doubleTensor('intercepts', [classes], constants),
      intTensor('class_values', [classes], classValues),
    ],
    inputs: { features: featureCount },
    classes,
  });
}
