import { log } from '#server/platform/log';
import type { RunOutcome } from '../results.repo.ts';
import type { NewExplanation, Run } from '../schema.ts';
import { explainModel } from './explain-model.ts';

/** Rows × nodes that SHAP values are worked out for unasked: a second or so. */
const CHEAP_WORK = 3e6;

/**
 * Explains what was trained as far as that costs nothing, so that a run finishes with it; what fails here does not fail
 * the run.
 */
export async function explainCheaply(
  { id, seed }: Pick<Run, 'id' | 'seed'>,
  { trained, holdout }: Pick<RunOutcome, 'trained' | 'holdout'>,
): Promise<NewExplanation[]> {
  const { model } = trained;
  if (model.kind === 'onnx') return [];
  const trees = model.kind === 'boosted_trees' || model.kind === 'forest' ? model.trees : [];
  const nodes = trees.reduce((sum, { left }) => sum + left.length, 1);
  const kinds = holdout.keys.length * nodes <= CHEAP_WORK ? (['importance', 'shap'] as const) : ['importance' as const];
  const made: NewExplanation[] = [];
  try {
    for (const kind of kinds) made.push(await explainModel({ model, trained, holdout, seed }, kind));
  } catch (error) {
    log.warn({ error, runId: id }, 'a run that was trained could not be explained');
  }
  return made;
}
