import { createHash } from 'node:crypto';
import type { Actor } from '#server/access/actor';
import { idOf, newId } from '#server/platform/id';
import { parseInput } from '#server/platform/parse-input';
import { compareRuns } from './compare-runs.ts';
import type { Comparison } from './comparison-schema.ts';
import { readKeptBeside } from './read-beside.ts';
import { type SaveComparison, SaveComparisonSchema, type SavedComparison } from './saved-comparison-schema.ts';
import { insertSavedComparison } from './saved-comparisons.repo.ts';

/**
 * Puts a comparison under a short address: what is compared and how it is looked at, or with `freeze` all its values and
 * intervals as they are now, and what stands beside them, which then outlive the runs. The same thing shared twice has one address; every frozen one
 * has its own.
 *
 * @throws AppError invalid_input naming the field; what `compareRuns` throws.
 */
export async function saveComparison(input: SaveComparison, actor: Actor): Promise<SavedComparison> {
  const { freeze, runs, view, ...options } = parseInput(SaveComparisonSchema, input);
  const comparison = await compareRuns(runs, options);
  const state = {
    runs: comparison.runs.map(({ id, name }) => ({ id, name })),
    ...options,
    view,
  };
  return insertSavedComparison({
    id: freeze ? newId() : idOf(createHash('sha256').update(JSON.stringify(state)).digest()),
    state,
    snapshot: freeze ? toSnapshot(comparison) : null,
    beside: freeze ? await readKeptBeside(runs) : null,
    createdBy: actor.name,
  });
}

/** Learning curves and progress are no part of a comparison. */
function toSnapshot(comparison: Comparison): Comparison {
  return { ...comparison, runs: comparison.runs.map((run) => ({ ...run, learningCurve: null, progress: null })) };
}
