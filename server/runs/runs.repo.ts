/** Runs in PostgreSQL: reads return domain types; writes are the moves a run may make. */
import { AppError } from '#server/platform/errors';
import { Prisma } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { Leak } from '#server/training/find-leaks';
import type { LearningCurve, Run, RunProgress } from './schema.ts';
import { json, toRun } from './storage/run-row.ts';
import { toValueRows } from './storage/run-values.repo.ts';
import { paramValues } from './storage/run-values.ts';

/** A run as it is asked for, checked against the registry. */
export type NewRun = Pick<
  Run,
  'name' | 'owner' | 'algorithm' | 'features' | 'service' | 'label' | 'params' | 'seed' | 'codeVersion'
> & { readonly splitId: string } & Partial<
    Pick<Run, 'allowLeakage' | 'includeLate' | 'imported' | 'chosenFrom' | 'experimentId'>
  >;

export interface Page {
  limit?: number;
  /** Id of the last run of the page before. */
  after?: string | undefined;
}

/** Every read of a run brings its split. */
const WITH_SPLIT = { split: true } as const;

/** Stores a queued run. */
export async function insertRun(run: NewRun): Promise<Run> {
  const { params, features, seed, imported, chosenFrom, ...rest } = run;
  const row = await postgres().run.create({
    data: {
      ...rest,
      id: newId(),
      status: 'queued',
      features: [...features],
      params: json(params),
      seed: BigInt(seed),
      ...(imported && { imported: json(imported) }),
      ...(chosenFrom && { chosenFrom: json(chosenFrom) }),
      values: { create: await toValueRows(paramValues(params)) },
    },
    include: WITH_SPLIT,
  });
  return toRun(row);
}

/** The run, or null. */
export async function findRun(id: string): Promise<Run | null> {
  const row = await postgres().run.findUnique({ where: { id }, include: WITH_SPLIT });
  return row && toRun(row);
}

/** @throws AppError not_found naming the id. */
export async function getRun(id: string): Promise<Run> {
  const run = await findRun(id);
  if (!run) throw new AppError('not_found', `There is no run "${id}". \`cookoff runs\` lists those there are.`);
  return run;
}

/** The runs with these ids, in the order asked for; null where there is none. */
export async function findRuns(ids: readonly string[]): Promise<(Run | null)[]> {
  const rows = await postgres().run.findMany({ where: { id: { in: [...ids] } }, include: WITH_SPLIT });
  const byId = new Map(rows.map((row) => [row.id, toRun(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The same where all must be there. @throws AppError not_found naming every id there is no run for. */
export async function getRuns(ids: readonly string[]): Promise<Run[]> {
  const runs = await findRuns(ids);
  const missing = ids.filter((_, i) => runs[i] === null);
  if (missing.length > 0) {
    throw new AppError('not_found', `There is no run ${missing.map((id) => `"${id}"`).join(', ')}.`);
  }
  return runs.filter((run) => run !== null);
}

/** Those of the ids that there is a run for. */
export async function listRunIds(ids: readonly string[]): Promise<string[]> {
  const rows = await postgres().run.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Newest first, at most `limit` (200). */
export async function listRuns({ limit = 50, after }: Page = {}): Promise<Run[]> {
  const rows = await postgres().run.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: Math.min(limit, 200),
    include: WITH_SPLIT,
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

/** Keeps what gives the label away, found before training; a run that fails for it keeps it too. */
export async function noteLeaks(id: string, leaks: readonly Leak[]): Promise<void> {
  await postgres().run.update({ where: { id }, data: { leaks: leaks.map(json) } });
}

/** Ends a run without a result. What it had learned is forgotten. */
export async function endRun(id: string, status: 'failed' | 'cancelled', error: string | null): Promise<void> {
  await postgres().run.updateMany({
    where: { id, status: { in: ['queued', 'running'] } },
    data: { status, error, finishedAt: new Date(), progress: Prisma.DbNull, learningCurve: Prisma.DbNull },
  });
}

/** Runs being trained, with who says to be training them. */
export async function listExecutors(): Promise<{ id: string; executor: string | null }[]> {
  return postgres().run.findMany({ where: { status: 'running' }, select: { id: true, executor: true } });
}
