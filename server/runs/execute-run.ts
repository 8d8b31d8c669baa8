import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { historicalFeatures } from '#server/feature-store/historical-features';
import { type ResolvedFeature, resolveFeatures } from '#server/feature-store/resolve-features';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { type Dataset, toDataset } from '#server/training/dataset';
import { type Split, type SplitValue, splitDataset } from '#server/training/split';
import { type TrainingResult, trainModel } from '#server/training/train-model';
import { thisExecutor } from './execution/executor.ts';
import { leakWarnings } from './execution/leak-warnings.ts';
import { progressReporter, type RunHooks } from './execution/progress-reporter.ts';
import { classesOf, holdoutOf, trainedModelOf } from './execution/to-outcome.ts';
import { datasetFingerprint, splitFingerprint } from './fingerprint.ts';
import { claimRun, endRun, finishRun, getRun, type RunOutcome } from './runs.repo.ts';
import type { Run } from './schema.ts';

export type { RunHooks };

/**
 * Trains a queued run: joins its dataset, splits, fits, evaluates on the holdout, and stores all of it at once. A run
 * that fails or is cancelled keeps its reason and nothing else. Does nothing when the run is no longer queued.
 *
 * @returns the run as it ended; failures are recorded on it, not thrown.
 */
export async function executeRun(id: string, hooks: RunHooks = {}): Promise<Run> {
  if (!(await claimRun(id, thisExecutor()))) return getRun(id);
  const run = await getRun(id);
  try {
    await finishRun(id, await train(run, hooks));
  } catch (error) {
    const cancelled = error instanceof AppError && error.code === 'cancelled';
    if (!(error instanceof AppError)) log.error({ error, runId: id }, 'run failed');
    const reason =
      error instanceof AppError ? error.message : 'Something went wrong while training. It has been logged.';
    await endRun(id, cancelled ? 'cancelled' : 'failed', reason);
  }
  return getRun(id);
}

async function train(run: Run, hooks: RunHooks): Promise<RunOutcome> {
  const started = performance.now();
  const asOf = new Date();
  const resolved = await resolveFeatures([...run.features, run.label]);
  const label = resolved.at(-1)!;
  const dataset = await joinDataset(run, label, asOf);
  const split = splitDataset(dataset.matrix.labels, run.split, run.seed, dataset.splitValues);
  const joined = performance.now();
  const result = await runFit(run, dataset, split, hooks);
  const fitted = performance.now();
  return {
    asOf,
    viewVersions: Object.fromEntries(resolved.map(({ view }) => [view.name, view.version])),
    datasetFingerprint: datasetFingerprint(dataset),
    splitFingerprint: splitFingerprint(dataset, split),
    warnings: [...leakWarnings(resolved, label), ...result.warnings],
    dataset: {
      entityRows: dataset.entityRows,
      usedRows: dataset.keys.length,
      droppedRows: dataset.dropped,
      trainRows: split.train.length,
      holdoutRows: split.holdout.length,
      classes: classesOf(dataset, split),
    },
    durations: {
      dataset: joined - started,
      fit: fitted - joined,
      total: performance.now() - started,
    },
    learningCurve: result.learningCurve,
    report: result.report,
    baseline: result.baseline,
    holdout: holdoutOf(dataset, split, result),
    trained: trainedModelOf(dataset, split, resolved, result),
  };
}

type RunDataset = Dataset & { readonly entityRows: number; readonly splitValues: SplitValue[] | undefined };

async function joinDataset(run: Run, label: ResolvedFeature, asOf: Date): Promise<RunDataset> {
  const column = run.split.column;
  const wanted = [...new Set([...run.features, run.label, ...(column ? [column] : [])])];
  const table = await historicalFeatures({ entities: 'all', features: wanted, asOf });
  const dataset = toDataset(table, {
    features: run.features,
    label: run.label,
    classNames: label.field.classes,
    algorithm: run.algorithm,
  });
  const splitValues = column ? Array.from(dataset.tableRows, (row) => table.columns[column]![row] ?? null) : undefined;
  return { ...dataset, entityRows: table.keys.length, splitValues };
}

/** Drives the fit round by round, so that progress is seen and a cancel is heeded between rounds. */
async function runFit(run: Run, dataset: RunDataset, split: Split, hooks: RunHooks): Promise<TrainingResult> {
  const { algorithm, params, seed } = run;
  const report = progressReporter(run.id, hooks);
  const training = trainModel({ dataset, ...split, algorithm, params, seed });
  for (let step = training.next(); ; step = training.next()) {
    if (step.done) return step.value;
    await report(step.value);
    await setImmediate();
  }
}
