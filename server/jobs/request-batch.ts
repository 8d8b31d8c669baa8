import type { Actor } from '#server/access/actor';
import { type Batch, type BatchRequestBody, BatchRequestSchema, isResumable } from '#server/inference/batch-schema';
import { endQueuedBatch, getBatch, queueBatch } from '#server/inference/batches.repo';
import { failAbandonedBatches } from '#server/inference/fail-abandoned-batches';
import { openBatch } from '#server/inference/open-batch';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { cancelJob, getJob, OPEN } from './jobs.repo.ts';
import { requestJob } from './request-job.ts';

/**
 * Opens a batch and hands it to the workers, or answers with the one there is: finished, at work, or taken up again where
 * it stopped.
 * @throws AppError as `openBatch` and `requestJob`.
 */
export async function requestBatch(body: BatchRequestBody, actor: Actor): Promise<Batch> {
  const { asOf, ...request } = parseInput(BatchRequestSchema, body);
  await failAbandonedBatches();
  const batch = await openBatch({ ...request, ...(asOf && { asOf: new Date(asOf) }) }, actor);
  return batch.status === 'finished' || batch.status === 'running' || (await isWaiting(batch))
    ? batch
    : handOver(batch, actor);
}

/**
 * Has the workers go on with a batch that stopped.
 * @throws AppError not_found; conflict when it has finished or is at work.
 */
export async function resumeBatch(id: string, actor: Actor): Promise<Batch> {
  await failAbandonedBatches();
  const batch = await getBatch(id);
  const isForgotten = batch.status === 'queued' && !(await isWaiting(batch));
  if (!isResumable(batch) && !isForgotten)
    throw new AppError('conflict', `Batch ${id} cannot be resumed: it is ${batch.status}.`);
  return handOver(batch, actor);
}

/**
 * Asks a batch to stop: one that waits is cancelled now, one at work at its next step. What it has done is kept.
 * @throws AppError not_found; conflict when it has ended, or no worker does it.
 */
export async function cancelBatch(id: string): Promise<Batch> {
  const { jobId, status } = await getBatch(id);
  if (jobId === null) {
    const why = status === 'running' ? 'it runs in a terminal; press Ctrl-C there' : `it is ${status}`;
    throw new AppError('conflict', `Batch ${id} cannot be cancelled here: ${why}.`);
  }
  const job = await cancelJob(jobId);
  if (job.status === 'cancelled') await endQueuedBatch(jobId, 'cancelled', 'Cancelled before it began.');
  return getBatch(id);
}

async function handOver(batch: Batch, actor: Actor): Promise<Batch> {
  const { id, model, version } = batch;
  const job = await requestJob('score', { model: `${model}/${version}`, batch: id }, actor);
  await queueBatch(batch, job.id);
  return getBatch(id);
}

/** Whether a worker will come to it. */
async function isWaiting({ jobId }: Batch): Promise<boolean> {
  return jobId !== null && OPEN.includes((await getJob(jobId)).status);
}
