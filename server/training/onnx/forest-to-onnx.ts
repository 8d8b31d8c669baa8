import type { ForestModel } from '../model.ts';
import {
  DOUBLE,
  doubleTensor,
  FEATURES,
  intAttribute,
  intsAttribute,
  labelOfLargest,
  onnxModel,
  PROBABILITIES,
  stringAttribute,
  tensorAttribute,
} from './onnx-model.ts';
import { ensembleShape } from './tree-ensemble.ts';

/**
 * A forest as one TreeEnsembleClassifier over the float32 features widened to double. So a value is held against the
 * very threshold of training, and shares are added up in double: in float32 the order of adding would decide between two
 * classes with the same share, and runtimes add in any order.
 *
 * @param featureCount Width d of the input, in the order the model was trained on.
 * @param classValues (classes) what `label` answers for each class index.
 * @throws RangeError when the class values do not fit the model.
 */
export function forestToOnnx(model: ForestModel, featureCount: number, classValues: readonly number[]): Uint8Array {
  const { classes, trees } = model;
  if (classValues.length !== classes) {
    throw new RangeError(`forestToOnnx: expected ${classes} class values, got ${classValues.length}`);
  }
  const thresholds = trees.flatMap(({ threshold }) => threshold);
  const widen = { opType: 'Cast', input: [FEATURES], output: ['wide'], attribute: [intAttribute('to', DOUBLE)] };
  const classifier = {
    name: 'trees',
    opType: 'TreeEnsembleClassifier',
    domain: 'ai.onnx.ml',
    input: ['wide'],
    output: ['class_index_of_trees', PROBABILITIES],
    attribute: [
      ...ensembleShape(trees, () => false, 'BRANCH_LEQ'),
      tensorAttribute('nodes_values_as_tensor', doubleTensor('thresholds', [thresholds.length], thresholds)),
      ...leafShares(model),
      intsAttribute(
        'classlabels_int64s',
        classValues.map((_, index) => index),
      ),
      stringAttribute('post_transform', 'NONE'),
    ],
  };
  const label = labelOfLargest(PROBABILITIES, classValues);
  return onnxModel({
    name: 'forest',
    nodes: [widen, classifier, ...label.nodes],
    initializers: label.initializers,
    inputs: { features: featureCount },
    classes,
  });
}

/** What each leaf adds to each class: its share, divided by the number of trees. */
function leafShares({ trees, classes }: ForestModel) {
  const leaves = trees.flatMap(({ left, shares }, treeId) =>
    left.flatMap((child, node) =>
      child === -1
        ? Array.from({ length: classes }, (_, k) => ({ treeId, node, k, share: shares[node * classes + k]! }))
        : [],
    ),
  );
  const weights = leaves.map(({ share }) => share / trees.length);
  return [
    intsAttribute(
      'class_treeids',
      leaves.map(({ treeId }) => treeId),
    ),
    intsAttribute(
      'class_nodeids',
      leaves.map(({ node }) => node),
    ),
    intsAttribute(
      'class_ids',
      leaves.map(({ k }) => k),
    ),
    tensorAttribute('class_weights_as_tensor', doubleTensor('shares', [weights.length], weights)),
  ];
}
