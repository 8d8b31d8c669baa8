import type { ModelImportance } from '#server/training/feature-importance';
import { listExplanations } from './explanations.repo.ts';
import { type Note, readNote } from './notes.repo.ts';
import { type RunCurves, readRunCurves } from './run-curves.ts';
import { listServingCosts, type ServingCost } from './serving-costs.repo.ts';

/** What stands beside the figures of compared runs: one entry a run, in their order. */
export interface Beside {
  /** null where the model's cannot be read. */
  readonly importances: readonly (ModelImportance | null)[];
  /** null where nobody has measured it. */
  readonly serving: readonly (ServingCost | null)[];
  readonly notes: readonly Note[];
}

/** The same with the curves, which a page fetches when they come into sight. */
export interface KeptBeside extends Beside {
  readonly curves: readonly RunCurves[];
}

/** As it is now. */
export async function readBeside(ids: readonly string[]): Promise<Beside> {
  const [importances, costs, notes] = await Promise.all([
    Promise.all(ids.map(findImportance)),
    listServingCosts(ids),
    Promise.all(ids.map((id) => readNote('run', id))),
  ]);
  return { importances, serving: ids.map((id) => costs.find(({ runId }) => runId === id) ?? null), notes };
}

/** All that a frozen comparison keeps. @throws AppError not_found for an unknown run; conflict for one without predictions. */
export async function readKeptBeside(ids: readonly string[]): Promise<KeptBeside> {
  const [beside, curves] = await Promise.all([readBeside(ids), Promise.all(ids.map(readRunCurves))]);
  return { ...beside, curves };
}

async function findImportance(runId: string): Promise<ModelImportance | null> {
  const found = (await listExplanations(runId)).find(({ kind }) => kind === 'importance');
  return found?.kind === 'importance' && found.body.measures.length > 0 ? found.body : null;
}
