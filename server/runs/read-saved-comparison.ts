import { AppError } from '#server/platform/errors';
import { compareRuns } from './compare-runs.ts';
import { type Comparison, type ComparisonOptions, MAJORITY } from './comparison-schema.ts';
import { listRunIds } from './runs.repo.ts';
import type { SavedComparison, SavedState } from './saved-comparison-schema.ts';
import { getSavedComparison } from './saved-comparisons.repo.ts';

/** What of a saved comparison can still be compared. */
export interface SavedQuestion {
  readonly saved: SavedComparison;
  /** Of the runs that are still there, in their order; at least 2. Those of a frozen comparison are not looked for. */
  readonly ids: readonly string[];
  readonly options: ComparisonOptions;
  /** Runs that were deleted since. */
  readonly missing: SavedState['runs'];
}

/**
 * The runs that a saved comparison asks for, as far as they are still there. Where the one that the others were held
 * against is gone, the first is in its place.
 *
 * @throws AppError not_found for an unknown id, or where fewer than two runs are left, naming those that are gone.
 */
export async function openSavedComparison(id: string): Promise<SavedQuestion> {
  const saved = await getSavedComparison(id);
  const { runs, view: _, ...options } = saved.state;
  const { against } = options;
  const there = saved.snapshot
    ? new Set(runs.map((run) => run.id))
    : new Set(await listRunIds(runs.map((run) => run.id)));
  const missing = runs.filter((run) => !there.has(run.id));
  const ids = runs.flatMap((run) => (there.has(run.id) ? [run.id] : []));
  if (ids.length < 2) {
    const names = missing.map((run) => `"${run.name}" (${run.id})`).join(', ');
    throw new AppError('not_found', `Nothing is left to compare in "${id}": ${names} was deleted.`);
  }
  const isThere = against === undefined || against === MAJORITY || there.has(against);
  return { saved, ids, options: { ...options, against: isThere ? against : undefined }, missing };
}

/** The same with the comparison: the frozen one, or worked out anew. @throws what the two do. */
export async function readSavedComparison(id: string): Promise<SavedQuestion & { readonly comparison: Comparison }> {
  const question = await openSavedComparison(id);
  const { saved, ids, options } = question;
  return { ...question, comparison: saved.snapshot ?? (await compareRuns(ids, options)) };
}
