import { toFloat32Columns } from '../algorithms/trees/forest-probabilities.ts';
import type { DecisionTree, FeatureMatrix, ForestModel } from '../model.ts';
import { contributionsAt, type Explanation } from './explanation.ts';
import { expectedValue, treeDepth, treeShap } from './tree-shap.ts';

/** Shapley values of the class probabilities of a forest: the mean of its trees'. */
export function explainForest({ trees, classes }: ForestModel, matrix: FeatureMatrix): Explanation {
  const shape = { groups: classes, features: matrix.columns.length };
  const columns = toFloat32Columns(matrix);
  const contributions = new Float64Array(matrix.rows * classes * (shape.features + 1));
  for (const tree of trees) {
    const depth = treeDepth(tree);
    const share = (leaf: number, k: number): number => tree.shares[leaf * classes + k]! / trees.length;
    const means = Array.from({ length: classes }, (_, k) => expectedValue(tree, (leaf) => share(leaf, k)));
    for (let row = 0; row < matrix.rows; row++) {
      for (let k = 0; k < classes; k++) contributions[contributionsAt(row, k, shape) + shape.features]! += means[k]!;
      treeShap(tree, depth, {
        goesLeft: (node) => goesLeft(tree, node, columns, row),
        add(feature, leaf, weight) {
          for (let k = 0; k < classes; k++) {
            contributions[contributionsAt(row, k, shape) + feature]! += weight * share(leaf, k);
          }
        },
      });
    }
  }
  return { scale: 'probability', groups: classes, contributions };
}

function goesLeft(
  { feature, threshold }: DecisionTree,
  node: number,
  columns: readonly Float32Array[],
  row: number,
): boolean {
  return columns[feature[node]!]![row]! <= threshold[node]!;
}
