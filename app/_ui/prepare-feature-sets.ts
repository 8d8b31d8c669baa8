export interface FeatureSetDiff {
  /** Features every run has. */
  readonly shared: readonly string[];
  /** The rest, with the positions of the runs that have them, most shared first. */
  readonly partial: readonly { feature: string; positions: readonly number[] }[];
}

/** What the feature sets of two or more runs have in common and what only some of them have. */
export function prepareFeatureSets(sets: readonly (readonly string[])[]): FeatureSetDiff {
  const all = [...new Set(sets.flat())];
  const holders = all.map((feature) => ({
    feature,
    positions: sets.flatMap((set, position) => (set.includes(feature) ? [position] : [])),
  }));
  return {
    shared: holders.filter((one) => one.positions.length === sets.length).map((one) => one.feature),
    partial: holders
      .filter((one) => one.positions.length < sets.length)
      .sort((a, b) => b.positions.length - a.positions.length || a.positions[0]! - b.positions[0]!),
  };
}
