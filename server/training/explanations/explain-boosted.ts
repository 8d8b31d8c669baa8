import { toFloat32Columns } from '../algorithms/boosting/boosted-margins.ts';
import type { BoostedTreesModel, FeatureMatrix, Tree } from '../model.ts';
import { contributionsAt, type Explanation } from './explanation.ts';
import { expectedValue, treeDepth, treeShap } from './tree-shap.ts';

/**
 * Shapley values of the margins of boosted trees, XGBoost's `pred_contribs`. Weights are added in double where XGBoost
 * adds in float32, so they agree to about 1e-6 of the margin.
 */
export function explainBoosted(model: BoostedTreesModel, matrix: FeatureMatrix): Explanation {
  const isBinary = model.objective === 'binary:logistic';
  const shape = { groups: isBinary ? 1 : model.classes, features: matrix.columns.length };
  const base = isBinary ? Math.log(model.baseScore / (1 - model.baseScore)) : model.baseScore;
  const columns = toFloat32Columns(matrix);
  const contributions = new Float64Array(matrix.rows * shape.groups * (shape.features + 1));
  const trees = model.trees.map((tree) => ({
    tree,
    depth: treeDepth(tree),
    mean: expectedValue(tree, weightIn(tree)),
  }));
  for (let row = 0; row < matrix.rows; row++) {
    for (let group = 0; group < shape.groups; group++) {
      contributions[contributionsAt(row, group, shape) + shape.features] = base;
    }
    for (const [t, { tree, depth, mean }] of trees.entries()) {
      const start = contributionsAt(row, t % shape.groups, shape);
      contributions[start + shape.features]! += mean;
      treeShap(tree, depth, {
        goesLeft: (node) => goesLeft(tree, node, columns[tree.feature[node]!]![row]!),
        add(feature, leaf, share) {
          contributions[start + feature]! += share * tree.weight[leaf]!;
        },
      });
    }
  }
  return { scale: 'margin', groups: shape.groups, contributions };
}

function weightIn({ weight }: Tree): (leaf: number) => number {
  return (leaf) => weight[leaf]!;
}

function goesLeft({ threshold, defaultLeft }: Tree, node: number, value: number): boolean {
  return Number.isNaN(value) ? defaultLeft[node]! : value < threshold[node]!;
}
