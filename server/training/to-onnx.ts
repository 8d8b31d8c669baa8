import type { FittedModel } from './model.ts';
import { boostedToOnnx } from './onnx/boosted-to-onnx.ts';
import { forestToOnnx } from './onnx/forest-to-onnx.ts';
import { logisticToDoubleOnnx } from './onnx/logistic-to-double-onnx.ts';
import { logisticToOnnx } from './onnx/logistic-to-onnx.ts';
import { majorityToOnnx } from './onnx/majority-to-onnx.ts';
import { stratifiedToOnnx } from './onnx/stratified-to-onnx.ts';

interface Signature {
  /** In the order of training; how many there are is the width of the input. */
  readonly featureNames: readonly string[];
  /** What `label` answers for each class index. */
  readonly classValues: readonly number[];
  /** Compute in double where ONNX's own operator computes in float32: for a model whose answers that does not keep. */
  readonly inDouble?: boolean;
}

/**
 * Any fitted model as an ONNX file: input `features` float32 (n, d), outputs `label` int64 (n), the class value, and
 * `probabilities` float32 (n, classes).
 */
export function toOnnx(model: FittedModel, { featureNames, classValues, inDouble = false }: Signature): Uint8Array {
  switch (model.kind) {
    case 'boosted_trees':
      return boostedToOnnx(model, featureNames.length, classValues);
    case 'logistic':
      return (inDouble ? logisticToDoubleOnnx : logisticToOnnx)(model, featureNames.length, classValues);
    case 'forest':
      return forestToOnnx(model, featureNames.length, classValues);
    case 'majority':
      return majorityToOnnx(model, featureNames.length, classValues);
    case 'stratified':
      return stratifiedToOnnx(model, featureNames.length, classValues);
  }
}
