import { AppError } from '#server/platform/errors';
import { type ExplainHooks, explainModel } from './execution/explain-model.ts';
import { saveExplanation } from './explanations.repo.ts';
import { getHoldout, getTrainedModel } from './results.repo.ts';
import { getRun } from './runs.repo.ts';
import type { ExplanationKind, Run } from './schema.ts';

/**
 * Works out what moves a finished run's answers, on its holdout, and keeps it with the run.
 * @throws AppError not_found for an unknown run; what `requireExplainable` throws; what `signal` is aborted with.
 */
export async function explainRun(runId: string, kind: ExplanationKind, hooks: ExplainHooks = {}): Promise<void> {
  const run = await getRun(runId);
  requireExplainable(run);
  const [trained, holdout] = await Promise.all([getTrainedModel(runId), getHoldout(runId)]);
  const { model } = trained;
  if (model.kind === 'onnx') throw new TypeError(`explainRun: run ${runId} is no ONNX run, its model is one`);
  await saveExplanation(runId, await explainModel({ model, trained, holdout, seed: run.seed }, kind, hooks));
}

/** @throws AppError conflict when the run has no model yet, or one whose inside is not read. */
export function requireExplainable({ name, status, algorithm }: Run): void {
  const why =
    status !== 'finished'
      ? `is ${status}; only a finished run has a model`
      : algorithm === 'onnx'
        ? 'is an imported ONNX file, whose inside is not read'
        : null;
  if (why) throw new AppError('conflict', `Run "${name}" cannot be explained: it ${why}.`);
}
