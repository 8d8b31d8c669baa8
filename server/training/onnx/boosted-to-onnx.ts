import { objectiveFor } from '../algorithms/boosting/objective.ts';
import type { BoostedTreesModel, Tree } from '../model.ts';
import {
  FEATURES,
  floatsAttribute,
  intsAttribute,
  labelOfLargest,
  type OnnxAttribute,
  onnxModel,
  PROBABILITIES,
  stringAttribute,
} from './onnx-model.ts';
import { ensembleShape } from './tree-ensemble.ts';

/**
 * Boosted trees as one TreeEnsembleClassifier, which branches on float32 `x < threshold` and sends NaN the learned way,
 * so every row reaches the leaves it reaches here.
 *
 * Two classes are written as a softmax over the margins (0, m), which is the logistic of m: the operator's own way with
 * a single margin reads it as a probability when no leaf is negative.
 *
 * @param featureCount Width d of the input, in the order the model was trained on.
 * @param classValues (classes) what `label` answers for each class index.
 * @throws RangeError when the class values do not fit the model.
 * @see https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleClassifier.html
 */
export function boostedToOnnx(
  model: BoostedTreesModel,
  featureCount: number,
  classValues: readonly number[],
): Uint8Array {
  const { classes } = model;
  if (classValues.length !== classes) {
    throw new RangeError(`boostedToOnnx: expected ${classes} class values, got ${classValues.length}`);
  }
  const isBinary = model.objective === 'binary:logistic';
  const trees = isBinary ? withBaseTree(model) : model.trees;
  const classifier = {
    name: 'trees',
    opType: 'TreeEnsembleClassifier',
    domain: 'ai.onnx.ml',
    input: [FEATURES],
    output: ['class_index_of_trees', PROBABILITIES],
    attribute: [
      ...ensembleShape(trees, ({ defaultLeft }, node) => defaultLeft[node]!, 'BRANCH_LT'),
      floatsAttribute(
        'nodes_values',
        trees.flatMap(({ threshold }) => threshold),
      ),
      ...leafAttributes(trees, (tree) => (isBinary ? 1 : tree % classes)),
      // onnxruntime ignores the trees of a two-class model that has two base values: there a tree has it.
      ...(isBinary ? [] : [floatsAttribute('base_values', new Array(classes).fill(model.baseScore))]),
      intsAttribute(
        'classlabels_int64s',
        classValues.map((_, index) => index),
      ),
      stringAttribute('post_transform', 'SOFTMAX'),
    ],
  };
  const label = labelOfLargest(PROBABILITIES, classValues);
  return onnxModel({
    name: 'boosted_trees',
    nodes: [classifier, ...label.nodes],
    initializers: label.initializers,
    inputs: { features: featureCount },
    classes,
  });
}

/** Where rows of two classes do not start at 0, a tree of one leaf comes first and starts them. */
function withBaseTree({ classes, baseScore, trees }: BoostedTreesModel): readonly Tree[] {
  const { baseMargin } = objectiveFor(classes, baseScore);
  if (baseMargin === 0) return trees;
  const leaf = { left: [-1], right: [-1], feature: [0], threshold: [0], defaultLeft: [false], gain: [0], cover: [0] };
  return [{ ...leaf, weight: [baseMargin] }, ...trees];
}

/**
 * What each leaf adds to which class. Where no tree speaks for class 0 a leaf of the first tree adds nothing to it, so
 * that the operator knows of two margins.
 */
function leafAttributes(trees: readonly Tree[], classOf: (treeId: number) => number): OnnxAttribute[] {
  const leaves = trees.flatMap((tree, treeId) =>
    tree.left.flatMap((left, node) =>
      left === -1 ? [{ treeId, node, weight: tree.weight[node]!, classId: classOf(treeId) }] : [],
    ),
  );
  type Leaf = (typeof leaves)[number];
  const first = leaves[0];
  if (first && first.classId !== 0) leaves.unshift({ ...first, weight: 0, classId: 0 });
  const ints = (name: string, value: (leaf: Leaf) => number) => intsAttribute(name, leaves.map(value));
  return [
    ints('class_treeids', ({ treeId }) => treeId),
    ints('class_nodeids', ({ node }) => node),
    ints('class_ids', ({ classId }) => classId),
    floatsAttribute(
      'class_weights',
      leaves.map(({ weight }) => weight),
    ),
  ];
}
