import type { Actor } from '#server/access/actor';
import type { BatchSummary } from './batch-schema.ts';
import { type BatchRequest, openBatch } from './open-batch.ts';
import { type BatchHooks, runBatch } from './run-batch.ts';

export type { BatchHooks, BatchRequest };

/**
 * Scores customers from their latest features in the offline store and writes a Parquet file with a row each: the batch
 * there is when it was asked for before, gone on with where it stopped.
 * @throws AppError as `openBatch` and `runBatch`.
 */
export async function scoreBatch(request: BatchRequest, hooks: BatchHooks, actor: Actor): Promise<BatchSummary> {
  const { id } = await openBatch(request, actor);
  return runBatch(id, hooks);
}
