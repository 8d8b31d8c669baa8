import { drawLimits, HASH } from '../algorithms/stratified.ts';
import type { StratifiedModel } from '../model.ts';
import {
  DOUBLE,
  doubleTensor,
  FEATURES,
  floatTensor,
  INT64,
  intAttribute,
  intTensor,
  LABEL,
  onnxModel,
  operator,
  PROBABILITIES,
} from './onnx-model.ts';

/**
 * The seeded hash of `stratifiedProbabilities`, step by step in double precision, where all its numbers are whole: so the
 * class drawn for a row is the one drawn in training.
 *
 * @param featureCount width d of the input.
 * @param classValues  (classes) what `label` answers for each class index.
 * @throws RangeError where the model has other sizes.
 */
export function stratifiedToOnnx(
  model: StratifiedModel,
  featureCount: number,
  classValues: readonly number[],
): Uint8Array {
  const { classes, factors, offset } = model;
  if (classValues.length !== classes || factors.length !== featureCount) {
    throw new RangeError(
      `stratifiedToOnnx: the model has ${classes} classes and ${factors.length} features, ` +
        `got ${classValues.length} class values and ${featureCount} features`,
    );
  }
  const remainder = [intAttribute('fmod', 1)];
  const scalar = (name: string, value: number) => doubleTensor(name, [1], [value]);
  return onnxModel({
    name: 'stratified_chance',
    nodes: [
      operator('IsNaN', [FEATURES], 'is_missing'),
      operator('Where', ['is_missing', 'nothing', FEATURES], 'present'),
      operator('Cast', ['present'], 'wide', [intAttribute('to', DOUBLE)]),
      operator('Mul', ['wide', 'steps'], 'scaled'),
      operator('Floor', ['scaled'], 'whole'),
      operator('Mod', ['whole', 'prime'], 'parts', remainder),
      operator('MatMul', ['parts', 'factors'], 'mixed'),
      operator('Add', ['mixed', 'offset'], 'hash'),
      operator('Mod', ['hash', 'prime'], 'signed_draw', remainder),
      operator('Abs', ['signed_draw'], 'draw'),
      operator('LessOrEqual', ['limits', 'draw'], 'passed'),
      operator('Cast', ['passed'], 'passed_as_number', [intAttribute('to', INT64)]),
      operator('ReduceSum', ['passed_as_number', 'class_axis'], 'class', [intAttribute('keepdims', 0)]),
      operator('Gather', ['class_values', 'class'], LABEL),
      operator('OneHot', ['class', 'classes', 'off_and_on'], PROBABILITIES, [intAttribute('axis', -1)]),
    ],
    initializers: [
      floatTensor('nothing', [1], [0]),
      scalar('steps', HASH.steps),
      scalar('prime', HASH.prime),
      doubleTensor('factors', [featureCount, 1], factors),
      scalar('offset', offset),
      doubleTensor('limits', [1, classes - 1], drawLimits(model)),
      intTensor('class_axis', [1], [1]),
      intTensor('class_values', [classes], classValues),
      intTensor('classes', [1], [classes]),
      floatTensor('off_and_on', [2], [0, 1]),
    ],
    inputs: { features: featureCount },
    classes,
  });
}
