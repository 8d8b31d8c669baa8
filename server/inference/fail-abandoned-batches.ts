import { isGone } from '#server/platform/executor';
import type { Batch } from './batch-schema.ts';
import { endBatch, listRunningBatches } from './batches.repo.ts';

/** Much longer than between two signs of life: clocks of two machines may differ. */
const SILENT_MS = 120_000;

/** Whether nobody is at a batch that says it goes on: its process is gone, or has given no sign of life for long. */
function isAbandoned({ executor, beatAt }: Batch): boolean {
  if (executor === null || beatAt === null || isGone(executor)) return true;
  return Date.now() - beatAt.getTime() > SILENT_MS;
}

/** Ends the batches at which nobody is any more, so that none says "running" for ever; each can be resumed. */
export async function failAbandonedBatches(isDead = isAbandoned): Promise<void> {
  for (const batch of (await listRunningBatches()).filter(isDead)) {
    const error = `The process that did it (${batch.executor ?? 'nobody knows which'}) died or was killed.`;
    await endBatch(batch, { status: 'failed', error });
  }
}
