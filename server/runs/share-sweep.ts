import { AppError } from '#server/platform/errors';
import { thisExecutor } from '#server/platform/executor';
import { newId } from '#server/platform/id';
import { log } from '#server/platform/log';
import type { Sweep } from './sweep-schema.ts';
import { prepareSweep } from './sweeps/prepare-sweep.ts';
import { leaveSweep, sayAlive } from './sweeps/sweep-workers.repo.ts';
import { type SweepHooks, workOnSweep } from './sweeps/work-on-sweep.ts';
import { getSweep, listSweepsToShare } from './sweeps.repo.ts';

/**
 * Lends a hand with a sweep that others work on: this process measures the points that none of them is at, and goes on
 * alone should they die. Where the rows cannot be joined here as they were there, it lets them.
 *
 * @returns the sweep as it is when this part has ended.
 * @throws AppError not_found naming the id; what joining the rows throws: the sweep itself goes on.
 */
export async function shareSweep(id: string, hooks: SweepHooks = {}): Promise<Sweep> {
  const sweep = await getSweep(id);
  const prepared = await prepareSweep(sweep);
  const worker = { id: newId(), sweepId: id, executor: thisExecutor() };
  await sayAlive(worker);
  if ((await getSweep(id)).status === 'running') await workOnSweep(sweep, worker, async () => prepared, hooks);
  else await leaveSweep(worker);
  return getSweep(id);
}

/**
 * Lends a hand with the sweep that runs longest, where there is one this process is not at.
 *
 * @param declined sweeps that cannot be worked on here; it adds those that it finds out about.
 */
export async function shareSomeSweep(declined: Set<string>, signal: AbortSignal): Promise<void> {
  const id = (await listSweepsToShare(thisExecutor())).find((one) => !declined.has(one));
  if (!id) return;
  try {
    await shareSweep(id, { signal });
  } catch (error) {
    declined.add(id);
    const reason = error instanceof AppError ? error.message : error;
    log.warn({ sweepId: id, reason }, 'cannot lend a hand with a sweep');
  }
}
