import { float32Neighbour } from '#server/numerics/float32-neighbour';
import type { FeatureMatrix, FittedModel } from './model.ts';

/**
 * Rows that show whether float32 scoring takes the branches that training took: for every feature and threshold a tree
 * splits on, one row with the feature at the float32 nearest to the threshold, one just below, one just above. The other
 * features are those of `rows`, in turn.
 *
 * @param rows (n, d) rows to vary, n > 0.
 * @returns (3 × distinct thresholds, d); null where a model has no trees, or its trees no splits.
 */
export function thresholdProbes(model: FittedModel, rows: FeatureMatrix): FeatureMatrix | null {
  const splits = distinctSplits(model);
  if (splits.length === 0 || rows.rows === 0) return null;
  const columns = rows.columns.map((column) =>
    Float64Array.from({ length: 3 * splits.length }, (_, i) => Math.fround(column[Math.floor(i / 3) % rows.rows]!)),
  );
  for (const [k, { feature, threshold }] of splits.entries()) {
    const column = columns[feature]!;
    column[3 * k] = Math.fround(threshold);
    column[3 * k + 1] = float32Neighbour(threshold, -1);
    column[3 * k + 2] = float32Neighbour(threshold, 1);
  }
  return { rows: 3 * splits.length, names: rows.names, columns };
}

function distinctSplits(model: FittedModel): { feature: number; threshold: number }[] {
  if (model.kind !== 'boosted_trees' && model.kind !== 'forest') return [];
  const splits = new Map<string, { feature: number; threshold: number }>();
  for (const { left, feature: features, threshold: thresholds } of model.trees) {
    for (const [node, child] of left.entries()) {
      if (child < 0) continue;
      const [feature, threshold] = [features[node]!, thresholds[node]!];
      splits.set(`${feature} ${threshold}`, { feature, threshold });
    }
  }
  return [...splits.values()];
}
