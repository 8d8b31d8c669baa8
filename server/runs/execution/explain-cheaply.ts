import { log } from '#server/platform/log';
import { explainRun } from '../explain-run.ts';
import type { TrainedModel } from '../schema.ts';

/** Rows × nodes that SHAP values are worked out for unasked: a second or so. */
const CHEAP_WORK = 3e6;

/** Explains a run that has just finished as far as that costs nothing; what fails here does not fail the run. */
export async function explainCheaply(runId: string, { model }: TrainedModel, rows: number): Promise<void> {
  if (model.kind === 'onnx') return;
  const trees = model.kind === 'boosted_trees' || model.kind === 'forest' ? model.trees : [];
  const nodes = trees.reduce((sum, { left }) => sum + left.length, 1);
  try {
    await explainRun(runId, 'importance');
    if (rows * nodes <= CHEAP_WORK) await explainRun(runId, 'shap');
  } catch (error) {
    log.warn({ error, runId }, 'a finished run could not be explained');
  }
}
