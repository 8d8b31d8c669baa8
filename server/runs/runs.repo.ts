/** Runs in PostgreSQL: reads return domain types; writes are the moves a run may make. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { AppError } from '#server/platform/errors';
import { Prisma, type Run as RunRow } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { AlgorithmName, Report, SplitSpec } from '#server/training/schema';
import type { DatasetSummary, Holdout, LearningCurve, Run, RunProgress, RunStatus, TrainedModel } from './schema.ts';
import { asFloat64, asInt32, toBytes } from './storage/columns.ts';

/** A run as it is asked for, checked against the registry. */
export type NewRun = Pick<
  Run,
  'name' | 'owner' | 'algorithm' | 'features' | 'service' | 'label' | 'params' | 'split' | 'seed' | 'codeVersion'
>;

/** Everything a finished training adds to its run. */
export interface RunOutcome {
  asOf: Date;
  viewVersions: Record<string, number>;
  datasetFingerprint: string;
  splitFingerprint: string;
  warnings: string[];
  dataset: DatasetSummary;
  durations: Record<string, number>;
  learningCurve: LearningCurve;
  report: Report;
  baseline: Report;
  holdout: Holdout & { features: Float64Array };
  trained: TrainedModel;
}

export interface Page {
  limit?: number;
  /** Id of the last run of the page before. */
  after?: string | undefined;
}

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Stores a queued run. */
export async function insertRun(run: NewRun): Promise<Run> {
  const { params, split, features, seed, ...rest } = run;
  const row = await postgres().run.create({
    data: {
      ...rest,
      id: newId(),
      status: 'queued',
      features: [...features],
      params: json(params),
      split: json(split),
      seed: BigInt(seed),
    },
  });
  return toRun(row);
}

/** The run, or null. */
export async function findRun(id: string): Promise<Run | null> {
  const row = await postgres().run.findUnique({ where: { id } });
  return row && toRun(row);
}

/** @throws AppError not_found naming the id. */
export async function getRun(id: string): Promise<Run> {
  const run = await findRun(id);
  if (!run) throw new AppError('not_found', `There is no run "${id}". \`cookoff runs\` lists those there are.`);
  return run;
}

/** The runs with these ids, in the order asked for. @throws AppError not_found naming every id there is no run for. */
export async function getRuns(ids: readonly string[]): Promise<Run[]> {
  const rows = await postgres().run.findMany({ where: { id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const missing = ids.filter((id) => !byId.has(id));
  if (missing.length > 0) {
    throw new AppError('not_found', `There is no run ${missing.map((id) => `"${id}"`).join(', ')}.`);
  }
  return ids.map((id) => toRun(byId.get(id)!));
}

/** Newest first, at most `limit` (200). */
export async function listRuns({ limit = 50, after }: Page = {}): Promise<Run[]> {
  const rows = await postgres().run.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: Math.min(limit, 200),
    ...(after && { cursor: { id: after }, skip: 1 }),
  });
  return rows.map(toRun);
}

/** Moves a queued run to running; false when somebody else has it or it was cancelled. */
export async function claimRun(id: string, executor: string): Promise<boolean> {
  const { count } = await postgres().run.updateMany({
    where: { id, status: 'queued' },
    data: { status: 'running', startedAt: new Date(), executor },
  });
  return count === 1;
}

/** Stores progress of a running run; answers whether somebody asked for it to stop. */
export async function reportProgress(id: string, progress: RunProgress, curve?: LearningCurve): Promise<boolean> {
  const row = await postgres().run.update({
    where: { id },
    data: { progress: json(progress), ...(curve && { learningCurve: json(curve) }) },
    select: { cancelRequested: true },
  });
  return row.cancelRequested;
}

/** Asks a queued or running run to stop: queued ones are cancelled at once. False when it had already ended. */
export async function requestCancel(id: string): Promise<boolean> {
  const queued = await postgres().run.updateMany({
    where: { id, status: 'queued' },
    data: { status: 'cancelled', cancelRequested: true, finishedAt: new Date() },
  });
  if (queued.count === 1) return true;
  const running = await postgres().run.updateMany({
    where: { id, status: 'running' },
    data: { cancelRequested: true },
  });
  return running.count === 1;
}

/** Ends a run without a result. What it had learned is forgotten. */
export async function endRun(id: string, status: 'failed' | 'cancelled', error: string | null): Promise<void> {
  await postgres().run.updateMany({
    where: { id, status: { in: ['queued', 'running'] } },
    data: { status, error, finishedAt: new Date(), progress: Prisma.DbNull, learningCurve: Prisma.DbNull },
  });
}

/** Stores a finished training: the run, its holdout predictions and its model, or nothing. */
export async function finishRun(id: string, outcome: RunOutcome): Promise<void> {
  const { holdout, trained, report, baseline, ...kept } = outcome;
  const body = await zip(JSON.stringify(trained));
  await postgres().$transaction([
    postgres().run.update({
      where: { id, status: 'running' },
      data: {
        ...kept,
        status: 'finished',
        finishedAt: new Date(),
        viewVersions: json(kept.viewVersions),
        warnings: json(kept.warnings),
        dataset: json(kept.dataset),
        durations: json(kept.durations),
        learningCurve: json(kept.learningCurve),
        report: json(report),
        baseline: json(baseline),
        accuracy: report.metrics.accuracy,
        f1Macro: report.metrics.f1_macro,
        baselineAccuracy: baseline.metrics.accuracy,
      },
    }),
    postgres().runHoldout.create({
      data: {
        runId: id,
        keys: [...holdout.keys],
        labels: toBytes(holdout.labels),
        predicted: toBytes(holdout.predicted),
        probabilities: toBytes(holdout.probabilities),
        features: toBytes(holdout.features),
      },
    }),
    postgres().runModel.create({ data: { runId: id, body: new Uint8Array(body) } }),
  ]);
}

/** @throws AppError not_found when the run kept none (it did not finish). */
export async function getHoldout(id: string): Promise<Holdout & { features: Float64Array }> {
  const row = await postgres().runHoldout.findUnique({ where: { runId: id } });
  if (!row) throw new AppError('not_found', `Run "${id}" has no holdout predictions: it did not finish.`);
  return {
    keys: row.keys,
    labels: asInt32(row.labels),
    predicted: asInt32(row.predicted),
    probabilities: asFloat64(row.probabilities),
    features: asFloat64(row.features),
  };
}

/** @throws AppError not_found when the run kept none (it did not finish). */
export async function getTrainedModel(id: string): Promise<TrainedModel> {
  const row = await postgres().runModel.findUnique({ where: { runId: id } });
  if (!row) throw new AppError('not_found', `Run "${id}" has no model: it did not finish.`);
  return JSON.parse((await unzip(row.body)).toString()) as TrainedModel;
}

/** Runs being trained, with who says to be training them. */
export async function listExecutors(): Promise<{ id: string; executor: string | null }[]> {
  return postgres().run.findMany({ where: { status: 'running' }, select: { id: true, executor: true } });
}

/** Domain values as the JSON type Prisma asks for; they are plain data by construction. */
const json = (value: object): Prisma.InputJsonObject => value as Prisma.InputJsonObject;

function toRun(row: RunRow): Run {
  return {
    id: row.id,
    name: row.name,
    owner: row.owner,
    status: row.status as RunStatus,
    algorithm: row.algorithm as AlgorithmName,
    features: row.features,
    service: row.service,
    label: row.label,
    params: row.params as Run['params'],
    split: row.split as SplitSpec,
    seed: Number(row.seed),
    asOf: row.asOf,
    viewVersions: (row.viewVersions ?? {}) as Record<string, number>,
    datasetFingerprint: row.datasetFingerprint,
    splitFingerprint: row.splitFingerprint,
    codeVersion: row.codeVersion,
    warnings: row.warnings as string[],
    progress: row.progress as RunProgress | null,
    dataset: row.dataset as DatasetSummary | null,
    durations: row.durations as Record<string, number> | null,
    learningCurve: row.learningCurve as LearningCurve | null,
    report: row.report as Report | null,
    baseline: row.baseline as Report | null,
    error: row.error,
    cancelRequested: row.cancelRequested,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}
