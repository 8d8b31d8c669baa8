import type { MajorityModel } from '../model.ts';
import { FEATURES, floatTensor, intAttribute, intTensor, LABEL, onnxModel, PROBABILITIES } from './onnx-model.ts';

/**
 * The majority class: the same answer in every row, whatever the features are.
 *
 * @param featureCount width d of the input.
 * @param classValues  (classes) what `label` answers for each class index.
 * @throws RangeError where there are other classes than the model's.
 */
export function majorityToOnnx(model: MajorityModel, featureCount: number, classValues: readonly number[]): Uint8Array {
  const { classes, shares } = model;
  if (classValues.length !== classes) {
    throw new RangeError(`majorityToOnnx: expected ${classes} class values, got ${classValues.length}`);
  }
  const majority = shares.indexOf(Math.max(...shares));
  return onnxModel({
    name: 'majority_class',
    nodes: [
      {
        opType: 'Shape',
        input: [FEATURES],
        output: ['rows'],
        attribute: [intAttribute('start', 0), intAttribute('end', 1)],
      },
      { opType: 'Expand', input: ['class_value', 'rows'], output: [LABEL] },
      { opType: 'Concat', input: ['rows', 'width'], output: ['shape'], attribute: [intAttribute('axis', 0)] },
      { opType: 'Expand', input: ['shares', 'shape'], output: [PROBABILITIES] },
    ],
    initializers: [
      intTensor('class_value', [1], [classValues[majority]!]),
      intTensor('width', [1], [classes]),
      floatTensor('shares', [1, classes], shares),
    ],
    inputs: { features: featureCount },
    classes,
  });
}
