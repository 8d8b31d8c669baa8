import { isGone, isHere } from '#server/platform/executor';
import { endSitting, listSweepExecutors } from './sweeps.repo.ts';

const DIED = 'The process that worked on it died or was killed. Resume it: what it has stays.';

/** Pauses the sweeps whose process on this machine died, so that none says "running" for ever. */
export async function pauseAbandonedSweeps(): Promise<number> {
  const abandoned = (await listSweepExecutors()).filter(({ executor }) => executor !== null && isGone(executor));
  for (const { id } of abandoned) await endSitting(id, 'paused', DIED);
  return abandoned.length;
}

/**
 * Pauses a sweep whose worker was not heard of for long, wherever that was; not one that somebody took up again on this
 * machine in the meantime.
 */
export async function pauseAbandonedSweep(id: string): Promise<void> {
  const executor = (await listSweepExecutors()).find((sweep) => sweep.id === id)?.executor;
  if (executor && isHere(executor) && !isGone(executor)) return;
  await endSitting(id, 'paused', DIED);
}
