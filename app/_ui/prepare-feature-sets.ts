import type { Comparison } from '#server/runs/comparison-schema';

export interface FeatureSetDiff {
  /** Features every run has. */
  readonly shared: readonly string[];
  /** The rest, with the positions of the runs that have them, most shared first. */
  readonly partial: readonly { feature: string; positions: readonly number[] }[];
}

/** What the feature sets of two or more runs have in common and what only some of them have. */
export function prepareFeatureSets(features: Comparison['features']): FeatureSetDiff {
  const isShared = (one: Comparison['features'][number]) => one.in.every(Boolean);
  return {
    shared: features.filter(isShared).map((one) => one.feature),
    partial: features
      .filter((one) => !isShared(one))
      .map((one) => ({
        feature: one.feature,
        positions: one.in.flatMap((has, position) => (has ? [position] : [])),
      }))
      .sort((a, b) => b.positions.length - a.positions.length || a.positions[0]! - b.positions[0]!),
  };
}
