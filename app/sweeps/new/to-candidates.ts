/** A candidate as a sweep is asked for. */
export interface WantedCandidate {
  readonly features: string[];
}

/**
 * Candidates out of chosen features: those of one group move together, the others stand alone; in the order in which
 * they were chosen.
 */
export function toCandidates(
  features: readonly string[],
  groups: Readonly<Record<string, string | undefined>>,
): WantedCandidate[] {
  const byGroup = new Map<string, string[]>();
  for (const feature of features) {
    const key = groups[feature] ? `group ${groups[feature]}` : feature;
    byGroup.set(key, [...(byGroup.get(key) ?? []), feature]);
  }
  return [...byGroup.values()].map((together) => ({ features: together }));
}
