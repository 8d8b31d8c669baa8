import { dropDeadWorkers } from './sweeps/sweep-workers.repo.ts';
import { endSitting, listAbandonedSweeps } from './sweeps.repo.ts';

const DIED = 'The process that worked on it died or was killed. Resume it: what it has stays.';

/** Pauses the sweeps whose last worker died, so that none says "running" for ever. @returns how many. */
export async function pauseAbandonedSweeps(): Promise<number> {
  await dropDeadWorkers();
  const abandoned = await listAbandonedSweeps();
  for (const id of abandoned) await endSitting(id, 'paused', DIED);
  return abandoned.length;
}
