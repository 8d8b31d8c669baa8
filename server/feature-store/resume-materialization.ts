import { AppError } from '#server/platform/errors';
import { failAbandonedMaterializations } from './fail-abandoned-materializations.ts';
import {
  continueMaterialization,
  getMaterialization,
  isResumable,
  type Materialization,
} from './materializations.repo.ts';
import { type MaterializeHooks, runMaterialization } from './online/run-materialization.ts';
import { getView } from './registry.ts';

/**
 * Goes on with a materialization that failed, was cancelled or whose process died, after the last key it had written.
 * Rows that have come since then are the next incremental one's.
 *
 * @throws AppError `not_found`; `conflict` when it runs or has finished, or its view has another schema by now.
 */
export async function resumeMaterialization(id: string, hooks: MaterializeHooks): Promise<Materialization> {
  await failAbandonedMaterializations();
  const run = await getMaterialization(id);
  const view = await getView(run.view);
  if (!isResumable(run)) {
    const why = run.cursor ? `it is ${run.status}` : 'it was begun before runs could be resumed; materialize anew';
    throw new AppError('conflict', `Materialization ${id} of ${run.view} cannot be resumed: ${why}.`);
  }
  if (run.viewVersion !== view.version) {
    const versions = `it was of version ${run.viewVersion}, and the view is at ${view.version} now; materialize anew`;
    throw new AppError('conflict', `Materialization ${id} of ${run.view} cannot be resumed: ${versions}.`);
  }
  const begin = () => continueMaterialization(run, hooks.jobId ?? null);
  return runMaterialization(view, begin, { at: 0, of: 1 }, hooks);
}
