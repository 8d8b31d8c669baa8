import { type FeatureHistory, readFeatureHistory, type StaleFeature } from '#server/feature-store/feature-history';
import type { Run } from './schema.ts';

type PinnedRun = Pick<Run, 'id' | 'status' | 'features' | 'label' | 'viewVersions'>;

/**
 * Features, and the label, of finished runs that are no longer what they were learned from, by run. It is worked out
 * from the view versions a run pinned and is nowhere stored; runs that did not finish have learned nothing to be stale.
 */
export async function findStaleRuns(runs: readonly PinnedRun[]): Promise<ReadonlyMap<string, readonly StaleFeature[]>> {
  const finished = runs.filter(({ status }) => status === 'finished');
  if (finished.length === 0) return new Map();
  const history = await readFeatureHistory();
  const stale = finished.map((run) => [run.id, staleFeaturesOf(run, history)] as const);
  return new Map(stale.filter(([, features]) => features.length > 0));
}

/** Runs as they are, each with what has become stale of it: for answers that are read by programs. */
export async function withStale<R extends PinnedRun>(
  runs: readonly R[],
): Promise<(R & { readonly stale: readonly StaleFeature[] })[]> {
  const stale = await findStaleRuns(runs);
  return runs.map((run) => ({ ...run, stale: stale.get(run.id) ?? [] }));
}

/** The same of one run; without its label where only the model counts, which answers without one. */
export function staleFeaturesOf(
  { features, label, viewVersions }: Pick<PinnedRun, 'features' | 'viewVersions'> & Partial<Pick<PinnedRun, 'label'>>,
  history: FeatureHistory,
): StaleFeature[] {
  const references = [...new Set([...features, ...(label ? [label] : [])])];
  return history.findStale(
    references.map((reference) => ({ reference, version: viewVersions[reference.split(':')[0]!] })),
  );
}
