import { dropMaterializationsBefore } from '#server/feature-store/drop-materializations.repo';
import { clearBatchParts } from '#server/inference/clear-batch-parts';
import { readEnv } from '#server/platform/env';
import { dropJobsBefore } from './jobs.repo.ts';

const DAY_MS = 86_400_000;

/** What batches had left over at the last look of this process. */
let suspects: ReadonlySet<string> = new Set();

/** Forgets jobs, materializations and parts of batches beyond COOKOFF_HISTORY_DAYS, and parts that belong to nobody. */
export async function forgetOld(now = new Date()): Promise<void> {
  const moment = new Date(now.getTime() - readEnv().historyDays * DAY_MS);
  await dropJobsBefore(moment);
  await dropMaterializationsBefore(moment);
  suspects = await clearBatchParts(moment, suspects);
}
