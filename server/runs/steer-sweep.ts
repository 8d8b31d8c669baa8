import { AppError } from '#server/platform/errors';
import { handOver } from './create-sweep.ts';
import type { Sweep, SweepStatus } from './sweep-schema.ts';
import { getSweep, queueAgain, requestOfSweep } from './sweeps.repo.ts';

/** How a sweep came to where nothing can be done about it. */
const ENDED: Record<SweepStatus, string> = {
  queued: 'is queued',
  running: 'is running',
  paused: 'is paused',
  finished: 'has finished',
  failed: 'has failed',
  cancelled: 'was cancelled',
};

/**
 * Asks a sweep to stop for now: a queued one pauses at once, a running one within a second. What it has stays.
 * @throws AppError not_found; conflict where it is not under way, saying how it is.
 */
export async function pauseSweep(id: string): Promise<Sweep> {
  return steer(id, 'pause');
}

/**
 * Asks a sweep to stop for good. What it has stays to be read, and it may be resumed all the same.
 * @throws AppError not_found; conflict where it has ended, saying how.
 */
export async function cancelSweep(id: string): Promise<Sweep> {
  return steer(id, 'cancel');
}

async function steer(id: string, request: 'pause' | 'cancel'): Promise<Sweep> {
  const { name, status } = await getSweep(id);
  if (await requestOfSweep(id, request)) return getSweep(id);
  const verb = request === 'pause' ? 'paused' : 'cancelled';
  throw new AppError('conflict', `Sweep "${name}" cannot be ${verb}: it ${ENDED[status]}.`);
}

/**
 * Hands a sweep that was paused, failed, was cancelled or died to the workers again; it goes on from what it has.
 * @throws what `requeueSweep` throws; AppError unavailable when no worker was ever started.
 */
export async function resumeSweep(id: string): Promise<Sweep> {
  const sweep = await requeueSweep(id);
  await handOver(id);
  return sweep;
}

/**
 * The same for whoever works on it here.
 * @throws AppError not_found; conflict where it is under way or has finished.
 */
export async function requeueSweep(id: string): Promise<Sweep> {
  const { name, status } = await getSweep(id);
  if (await queueAgain(id)) return getSweep(id);
  throw new AppError('conflict', `Sweep "${name}" cannot be resumed: it ${ENDED[status]}.`);
}
