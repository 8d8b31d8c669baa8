/** One row a batch. */
import { AppError } from '#server/platform/errors';
import { thisExecutor } from '#server/platform/executor';
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { Batch, BatchRequestRecord, BatchStatus, BatchSummary } from './batch-schema.ts';

/** What makes two batches the same. */
export interface BatchIdentity {
  readonly model: string;
  readonly version: string;
  readonly asOf: Date;
  readonly inputHash: string;
}

/** The batch there is of a version, a moment and an input. */
export async function findBatch(identity: BatchIdentity): Promise<Batch | null> {
  const row = await postgres().batch.findUnique({ where: { model_version_asOf_inputHash: identity } });
  return row && toBatch(row);
}

/** A batch nobody has begun; of several that come at once with the same, the one that was first. */
export async function insertBatch(
  identity: BatchIdentity,
  record: { id: string; request: BatchRequestRecord; by: string },
): Promise<Batch> {
  const data = { ...identity, ...record, request: { ...record.request }, status: 'queued' };
  try {
    return toBatch(await postgres().batch.create({ data }));
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    const first = isTaken ? await findBatch(identity) : null;
    if (first) return first;
    throw error;
  }
}

/** Begins a finished batch from the start, because its file is gone. */
export async function reopenBatch(id: string): Promise<Batch> {
  const afresh = {
    status: 'queued',
    rowsTotal: 0,
    rowsRead: 0,
    durationMs: 0,
    result: Prisma.DbNull,
    finishedAt: null,
  };
  await postgres().batch.updateMany({ where: { id, status: 'finished' }, data: afresh });
  return getBatch(id);
}

/** @throws AppError `not_found`. */
export async function getBatch(id: string): Promise<Batch> {
  const row = await postgres().batch.findUnique({ where: { id } });
  if (!row) throw new AppError('not_found', `There is no batch "${id}".`);
  return toBatch(row);
}

/** The batch that a watched job does; null for any other job. */
export async function findBatchOfJob(jobId: string): Promise<Batch | null> {
  const row = await postgres().batch.findFirst({ where: { jobId } });
  return row && toBatch(row);
}

/** Newest first. */
export async function listBatches(limit = 50): Promise<Batch[]> {
  const orderBy = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];
  return (await postgres().batch.findMany({ orderBy, take: limit })).map(toBatch);
}

/** Batches that say they go on, whether or not somebody is still at them. */
export async function listRunningBatches(): Promise<Batch[]> {
  return (await postgres().batch.findMany({ where: { status: 'running' } })).map(toBatch);
}

/** Those of the batches that may still be gone on with: they have not finished, nor stopped before the moment. */
export async function listOpenBatchIds(ids: readonly string[], stoppedBefore: Date): Promise<Set<string>> {
  const open = await postgres().batch.findMany({
    where: {
      id: { in: [...ids] },
      OR: [{ finishedAt: null }, { status: { not: 'finished' }, finishedAt: { gte: stoppedBefore } }],
    },
    select: { id: true },
  });
  return new Set(open.map(({ id }) => id));
}

/** Gives a batch that nobody works on to a job, unless the job has taken it by itself already. */
export async function queueBatch({ id, jobId }: Pick<Batch, 'id' | 'jobId'>, newJobId: string): Promise<void> {
  await postgres().batch.updateMany({
    where: { id, jobId, status: { not: 'running' } },
    data: { status: 'queued', jobId: newJobId, error: null, finishedAt: null },
  });
}

/** Makes this process the one that works on a batch; null while another does. */
export async function claimBatch(id: string, jobId: string | null): Promise<Batch | null> {
  const now = new Date();
  const { count } = await postgres().batch.updateMany({
    where: { id, status: { not: 'running' } },
    data: { status: 'running', executor: thisExecutor(), jobId, beatAt: now, error: null, finishedAt: null },
  });
  if (count === 0) return null;
  await postgres().batch.updateMany({ where: { id, startedAt: null }, data: { startedAt: now } });
  return getBatch(id);
}

/** Stores how far a batch of this process is, a sign of life too. @returns false when it was taken from it. */
export async function checkpointBatch(
  id: string,
  at: Pick<Batch, 'rowsTotal' | 'rowsRead' | 'durationMs'>,
): Promise<boolean> {
  const { count } = await postgres().batch.updateMany({
    where: { id, status: 'running', executor: thisExecutor() },
    data: { ...at, beatAt: new Date() },
  });
  return count === 1;
}

/** Ends a batch of `executor`. @returns false when it had ended before, or went over to another process. */
export async function endBatch(
  { id, executor }: Pick<Batch, 'id' | 'executor'>,
  ended: { status: BatchStatus; result?: BatchSummary; error?: string; durationMs?: number },
): Promise<boolean> {
  const { result, ...plain } = ended;
  const { count } = await postgres().batch.updateMany({
    where: { id, status: 'running', executor },
    data: { ...plain, ...(result && { result: toJson(result) }), finishedAt: new Date() },
  });
  return count === 1;
}

/** Ends a batch that nobody has begun, because its job never will. */
export async function endQueuedBatch(jobId: string, status: 'failed' | 'cancelled', error: string): Promise<void> {
  await postgres().batch.updateMany({
    where: { jobId, status: 'queued' },
    data: { status, error, finishedAt: new Date() },
  });
}

const toJson = (summary: BatchSummary): Prisma.InputJsonObject => JSON.parse(JSON.stringify(summary));

function toBatch({ inputHash: _, ...row }: Prisma.BatchGetPayload<object>): Batch {
  return {
    ...row,
    status: row.status as BatchStatus,
    request: row.request as unknown as BatchRequestRecord,
    result: row.result as unknown as BatchSummary | null,
  };
}
