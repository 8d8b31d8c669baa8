import type { ForestModel } from '../../model.ts';

/**
 * How much impurity each feature's splits take away, scikit-learn's `feature_importances_`: a tree's decreases, weighted
 * by the rows they reach and divided by their sum, averaged over the trees that split at all, divided by their sum.
 *
 * @param features how many the model was trained on.
 * @returns (features) summing to 1, or all 0 where no tree splits.
 */
export function giniImportance({ trees }: ForestModel, features: number): Float64Array {
  const total = new Float64Array(features);
  for (const { left, right, feature, cover, impurity } of trees) {
    const own = new Float64Array(features);
    const worth = (node: number): number => cover[node]! * impurity[node]!;
    for (const [node, child] of left.entries()) {
      if (child !== -1) own[feature[node]!]! += worth(node) - worth(child) - worth(right[node]!);
    }
    addShares(total, own);
  }
  const importance = new Float64Array(features);
  addShares(importance, total);
  return importance;
}

function addShares(target: Float64Array, values: Float64Array): void {
  const sum = values.reduce((a, b) => a + b, 0);
  if (sum <= 0) return;
  for (const [j, value] of values.entries()) target[j]! += value / sum;
}
