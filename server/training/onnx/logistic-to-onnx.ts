import type { LogisticModel } from '../model.ts';
import {
  FEATURES,
  floatsAttribute,
  intAttribute,
  intsAttribute,
  labelOfLargest,
  type OnnxNode,
  onnxModel,
  PROBABILITIES,
  stringAttribute,
} from './onnx-model.ts';

/**
 * Logistic regression as ONNX's own operators: a Scaler where the model standardises, then a LinearClassifier with a
 * softmax over the scores of all classes (two classes have a first row of zeros, so theirs is the logistic).
 *
 * Both compute in float32: a label may differ from the trainer's where two classes are as likely as float32 can tell.
 * Whoever exports must compare on rows that matter, and has `logisticToDoubleOnnx` for models that fail that.
 *
 * @param featureCount width d of the input, in the order of training.
 * @param classValues  (classes) what `label` answers for each class index.
 * @throws RangeError where the model has other sizes.
 * @see https://onnx.ai/onnx/operators/onnx_aionnxml_LinearClassifier.html
 */
export function logisticToOnnx(model: LogisticModel, featureCount: number, classValues: readonly number[]): Uint8Array {
  requireSizes(model, featureCount, classValues);
  const { classes, coefficients, intercepts, scaler } = model;
  const classifier: OnnxNode = {
    name: 'scores',
    opType: 'LinearClassifier',
    domain: 'ai.onnx.ml',
    input: [scaler ? 'standardised' : FEATURES],
    output: ['class_index_of_scores', PROBABILITIES],
    attribute: [
      floatsAttribute('coefficients', coefficients.flat()),
      floatsAttribute('intercepts', intercepts),
      intsAttribute(
        'classlabels_ints',
        classValues.map((_, index) => index),
      ),
      intAttribute('multi_class', 1),
      stringAttribute('post_transform', 'SOFTMAX'),
    ],
  };
  const label = labelOfLargest(PROBABILITIES, classValues);
  return onnxModel({
    name: 'logistic_regression',
    nodes: [...(scaler ? [scalerNode(scaler)] : []), classifier, ...label.nodes],
    initializers: label.initializers,
    inputs: { features: featureCount },
    classes,
  });
}

/** The operator computes `(x − offset) · scale`. */
function scalerNode({ mean, scale }: NonNullable<LogisticModel['scaler']>): OnnxNode {
  return {
    name: 'standardise',
    opType: 'Scaler',
    domain: 'ai.onnx.ml',
    input: [FEATURES],
    output: ['standardised'],
    attribute: [
      floatsAttribute('offset', mean),
      floatsAttribute(
        'scale',
        scale.map((deviation) => 1 / deviation),
      ),
    ],
  };
}

/** @throws RangeError where a model does not have the sizes it is exported with. */
export function requireSizes(
  { classes, coefficients }: LogisticModel,
  featureCount: number,
  classValues: readonly number[],
): void {
  if (classValues.length === classes && coefficients.every((row) => row.length === featureCount)) return;
  throw new RangeError(
    `logisticToOnnx: the model has ${classes} classes and ${coefficients[0]?.length} features, ` +
      `got ${classValues.length} class values and ${featureCount} features`,
  );
}
