import { isGone } from '#server/platform/executor';
import { endRun, listExecutors } from './runs.repo.ts';

/** Ends the runs whose training process on this machine died, so that none says "running" for ever. */
export async function failAbandonedRuns(): Promise<number> {
  const abandoned = (await listExecutors()).filter(({ executor }) => executor !== null && isGone(executor));
  for (const { id } of abandoned) {
    await endRun(
      id,
      'failed',
      'The process that trained it died or was killed; nothing of it was kept. Train it again.',
    );
  }
  return abandoned.length;
}
