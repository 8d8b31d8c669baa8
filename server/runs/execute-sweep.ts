import { thisExecutor } from '#server/platform/executor';
import { newId } from '#server/platform/id';
import type { Sweep } from './sweep-schema.ts';
import { prepareSweep } from './sweeps/prepare-sweep.ts';
import { leaveSweep, sayAlive } from './sweeps/sweep-workers.repo.ts';
import { type SweepHooks, workOnSweep } from './sweeps/work-on-sweep.ts';
import { claimSweep, getSweep } from './sweeps.repo.ts';

/**
 * Works on a queued sweep until all of its points are known, or until it is asked to pause or stop; other processes may
 * lend a hand by `shareSweep`. Points are stored as they come, so that whatever ends this, the next sitting goes on from
 * there. Does nothing when the sweep is no longer queued.
 *
 * @returns the sweep as it is then; failures are recorded on it, not thrown.
 * @throws AppError not_found naming the id.
 */
export async function executeSweep(id: string, hooks: SweepHooks = {}): Promise<Sweep> {
  const sweep = await getSweep(id);
  if (sweep.status !== 'queued') return sweep;
  const worker = { id: newId(), sweepId: id, executor: thisExecutor() };
  await sayAlive(worker);
  if (await claimSweep(id)) await workOnSweep(sweep, worker, () => prepareSweep(sweep), hooks);
  else await leaveSweep(worker);
  return getSweep(id);
}
