import type { BoostedTreesModel } from '../../model.ts';

export interface FeatureImportance {
  readonly feature: number;
  /** Splits on the feature. */
  readonly weight: number;
  /** Mean gain of those splits. */
  readonly gain: number;
  /** Mean sum of hessians in the nodes they split. */
  readonly cover: number;
}

/**
 * How much each feature was used, by XGBoost's three measures of its splits over all trees.
 *
 * @returns One entry a feature that some tree splits on, by feature index; the others were never used.
 */
export function featureImportance(model: BoostedTreesModel): FeatureImportance[] {
  const totals = new Map<number, { weight: number; gain: number; cover: number }>();
  for (const tree of model.trees) {
    for (const [node, feature] of tree.feature.entries()) {
      if (tree.left[node] === -1) continue;
      const total = totals.get(feature) ?? { weight: 0, gain: 0, cover: 0 };
      total.weight += 1;
      total.gain += tree.gain[node]!;
      total.cover += tree.cover[node]!;
      totals.set(feature, total);
    }
  }
  return [...totals]
    .sort(([a], [b]) => a - b)
    .map(([feature, { weight, gain, cover }]) => ({ feature, weight, gain: gain / weight, cover: cover / weight }));
}
