import { clearBatch, listKeptBatches } from './batch/batch-objects.ts';
import { listOpenBatchIds } from './batches.repo.ts';

/**
 * Removes what batches kept for going on and nobody will go on with: those that finished and whose process died before it
 * tidied up, those that stopped before the moment, and those that were never written down.
 * @param suspects what was left over at an earlier look: only what is left over twice is removed, because customers are
 *   kept before their batch is written down.
 * @returns what is left over now.
 */
export async function clearBatchParts(stoppedBefore: Date, suspects: ReadonlySet<string>): Promise<Set<string>> {
  const kept = await listKeptBatches();
  const open = await listOpenBatchIds(kept, stoppedBefore);
  const left = new Set(kept.filter((id) => !open.has(id)));
  for (const id of left) {
    if (!suspects.has(id)) continue;
    await clearBatch(id);
    left.delete(id);
  }
  return left;
}
