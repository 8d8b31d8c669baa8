import { intsAttribute, type OnnxAttribute, stringsAttribute } from './onnx-model.ts';

/** The arrays that boosted and gini trees have in common. */
interface TreeShape {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly feature: readonly number[];
}

/**
 * The nodes of all trees, tree after tree, as attributes of a TreeEnsembleClassifier. Thresholds (`nodes_values`) are
 * left to the caller: their type is that of the input.
 *
 * @param missingGoesLeft where NaN goes at a node.
 * @param branch how a value is held against the threshold; where it is true the row goes left.
 * @see https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleClassifier.html
 */
export function ensembleShape<T extends TreeShape>(
  trees: readonly T[],
  missingGoesLeft: (tree: T, node: number) => boolean,
  branch: 'BRANCH_LT' | 'BRANCH_LEQ',
): OnnxAttribute[] {
  const nodes = trees.flatMap((tree, treeId) => tree.left.map((_, node) => ({ tree, treeId, node })));
  type Node = (typeof nodes)[number];
  const ints = (name: string, value: (at: Node) => number) => intsAttribute(name, nodes.map(value));
  return [
    ints('nodes_treeids', ({ treeId }) => treeId),
    ints('nodes_nodeids', ({ node }) => node),
    ints('nodes_featureids', ({ tree, node }) => tree.feature[node]!),
    ints('nodes_truenodeids', ({ tree, node }) => Math.max(tree.left[node]!, 0)),
    ints('nodes_falsenodeids', ({ tree, node }) => Math.max(tree.right[node]!, 0)),
    ints('nodes_missing_value_tracks_true', ({ tree, node }) => Number(missingGoesLeft(tree, node))),
    stringsAttribute(
      'nodes_modes',
      nodes.map(({ tree, node }) => (tree.left[node] === -1 ? 'LEAF' : branch)),
    ),
  ];
}
