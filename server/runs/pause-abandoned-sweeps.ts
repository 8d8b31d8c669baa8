import { isGone } from '#server/platform/executor';
import { endSitting, listSweepExecutors } from './sweeps.repo.ts';

export const SWEEP_DIED = 'The process that worked on it died or was killed. Resume it: what it has stays.';

/** Pauses the sweeps whose process on this machine died, so that none says "running" for ever. */
export async function pauseAbandonedSweeps(): Promise<number> {
  const abandoned = (await listSweepExecutors()).filter(({ executor }) => executor !== null && isGone(executor));
  for (const { id } of abandoned) await endSitting(id, 'paused', SWEEP_DIED);
  return abandoned.length;
}
