import { performance } from 'node:perf_hooks';
import { AppError } from '#server/platform/errors';
import { thisExecutor } from '#server/platform/executor';
import { log } from '#server/platform/log';
import { rowsOf } from '#server/training/rows-of';
import { ALGORITHMS } from '#server/training/schema';
import { drawRows } from './execution/draw-rows.ts';
import { explainCheaply } from './execution/explain-cheaply.ts';
import { joinDataset } from './execution/join-dataset.ts';
import { progressReporter, type RunHooks } from './execution/progress-reporter.ts';
import { provenance } from './execution/provenance.ts';
import { requireMemory } from './execution/require-memory.ts';
import { datasetSummaryOf, holdoutOf, sealedOf, trainedModelOf } from './execution/to-outcome.ts';
import { trainByFolds } from './execution/train-by-folds.ts';
import { trainOnHoldout } from './execution/train-on-holdout.ts';
import { findRunLeaks, refuseLeaks } from './leaks/leak-guard.ts';
import { finishRun, type RunOutcome } from './results.repo.ts';
import { claimRun, endRun, getRun, noteLeaks } from './runs.repo.ts';
import type { Run, TrainableRun } from './schema.ts';
import { tidyCells } from './storage/tidy-cells.repo.ts';

export type { RunHooks };

/**
 * Trains a queued run: joins its dataset, splits, looks for leaks, fits, evaluates, and stores all of it at once. A run
 * that fails or is cancelled keeps its reason and nothing else. Does nothing when the run is no longer queued.
 *
 * @returns the run as it ended; failures are recorded on it, not thrown.
 */
export async function executeRun(id: string, hooks: RunHooks = {}): Promise<Run> {
  if (!(await claimRun(id, thisExecutor()))) return getRun(id);
  const run = await getRun(id);
  try {
    const outcome = await train(requireTrainable(run), hooks);
    await finishRun(id, outcome, await explainCheaply(run, outcome));
    await tidyCells();
  } catch (error) {
    const cancelled = error instanceof AppError && error.code === 'cancelled';
    if (!(error instanceof AppError)) log.error({ error, runId: id }, 'run failed');
    const reason =
      error instanceof AppError ? error.message : 'Something went wrong while training. It has been logged.';
    await endRun(id, cancelled ? 'cancelled' : 'failed', reason);
  }
  return getRun(id);
}

/** Imported models are recorded with their results at once; nothing ever queues one. */
function requireTrainable(run: Run): TrainableRun {
  const { algorithm } = run;
  if (algorithm === 'onnx')
    throw new AppError('conflict', `Run "${run.name}" was imported; there is nothing to train.`);
  return { ...run, algorithm };
}

async function train(run: TrainableRun, hooks: RunHooks): Promise<RunOutcome> {
  const started = performance.now();
  const dataset = await joinDataset(run);
  const drawn = drawRows(dataset, run.split, ALGORITHMS[run.algorithm].learnsMissing);
  const leaks = findRunLeaks(rowsOf(dataset.matrix, drawn.train), dataset.features, dataset.label);
  await noteLeaks(run.id, leaks);
  refuseLeaks(leaks, run.allowLeakage);
  requireMemory(run, drawn, dataset.matrix.classes);
  const joined = performance.now();
  const trainBy = drawn.folds.length > 0 ? trainByFolds : trainOnHoldout;
  const trained = await trainBy(run, dataset, drawn, progressReporter(run.id, hooks));
  const fitted = performance.now();
  const { warnings, ...origin } = await provenance(run, dataset, drawn);
  return {
    ...origin,
    warnings: [...leaks.map(({ sentence }) => sentence), ...warnings, ...trained.warnings],
    dataset: datasetSummaryOf(dataset, drawn),
    durations: { dataset: joined - started, fit: fitted - joined, total: performance.now() - started },
    learningCurve: trained.learningCurve,
    report: trained.report,
    baseline: trained.baseline,
    crossValidation: trained.crossValidation,
    holdout: holdoutOf(dataset, trained),
    sealed: sealedOf(dataset, drawn),
    trained: trainedModelOf(dataset, drawn.train, trained.model),
  };
}
