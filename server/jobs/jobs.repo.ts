import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import type { Prisma, Job as Row } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { Job, JobProgress, JobStatus } from './schema.ts';

/** Not ended yet. */
export const OPEN: JobStatus[] = ['queued', 'running'];

export async function createJob(kind: string, input: unknown, actor: Actor): Promise<Job> {
  return toJob(await postgres().job.create({ data: newJob(kind, input, actor) }));
}

/** The row of a job nobody has begun. */
export const newJob = (kind: string, input: unknown, actor: Actor) => ({
  ...{ id: newId(), kind, status: 'queued', by: actor.name },
  input: toJson(input),
});

/** @throws AppError not_found. */
export async function getJob(id: string): Promise<Job> {
  const row = await postgres().job.findUnique({ where: { id } });
  if (!row) throw new AppError('not_found', `There is no job "${id}".`);
  return toJob(row);
}

/** Newest first, of one kind when given. */
export async function listJobs({ kind, limit = 50 }: { kind?: string; limit?: number } = {}): Promise<Job[]> {
  const rows = await postgres().job.findMany({
    ...(kind && { where: { kind } }),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(toJob);
}

/** Takes a queued job; false when it was cancelled, or taken, before. */
export async function claimJob(id: string): Promise<boolean> {
  const { count } = await postgres().job.updateMany({
    where: { id, status: 'queued' },
    data: { status: 'running', startedAt: new Date() },
  });
  return count === 1;
}

/** Stores where a running job is; true when it has been asked to stop. */
export async function reportJobProgress(id: string, progress: JobProgress): Promise<boolean> {
  const row = await postgres().job.update({
    where: { id },
    data: { progress: { ...progress } },
    select: { cancelRequested: true },
  });
  return row.cancelRequested;
}

export async function finishJob(id: string, result: unknown): Promise<void> {
  await endOpenJob(id, { status: 'finished', result: toJson(result) });
}

export async function endJob(id: string, status: 'failed' | 'cancelled', error: string): Promise<void> {
  await endOpenJob(id, { status, error });
}

/**
 * Asks a job to stop: a queued one is cancelled now, a running one at its next step.
 * @throws AppError not_found; conflict when it has ended already.
 */
export async function cancelJob(id: string): Promise<Job> {
  const now = new Date();
  const cancelled = { status: 'cancelled', cancelRequested: true, finishedAt: now };
  const queued = await postgres().job.updateMany({ where: { id, status: 'queued' }, data: cancelled });
  const asked = await postgres().job.updateMany({ where: { id, status: 'running' }, data: { cancelRequested: true } });
  const job = await getJob(id);
  if (queued.count + asked.count === 0) {
    throw new AppError('conflict', `The ${job.kind} job ${id} cannot be cancelled: it is ${job.status} already.`);
  }
  return job;
}

/** Forgets jobs that ended before the moment. */
export async function dropJobsBefore(moment: Date): Promise<void> {
  await postgres().job.deleteMany({ where: { status: { notIn: OPEN }, finishedAt: { lt: moment } } });
}

async function endOpenJob(id: string, end: { status: JobStatus; result?: Prisma.InputJsonValue; error?: string }) {
  await postgres().job.updateMany({ where: { id, status: { in: OPEN } }, data: { ...end, finishedAt: new Date() } });
}

/** As it will be read again: dates as ISO text, nothing undefined. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value ?? {}));
}

export function toJob(row: Row): Job {
  return { ...row, status: row.status as JobStatus, progress: row.progress as JobProgress | null };
}
