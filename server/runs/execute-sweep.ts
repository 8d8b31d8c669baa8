import { AppError } from '#server/platform/errors';
import { thisExecutor } from '#server/platform/executor';
import { log } from '#server/platform/log';
import { listPoints } from './sweep-points.repo.ts';
import type { Sweep, SweepProgress } from './sweep-schema.ts';
import { type PointKeeper, startKeeper } from './sweeps/keep-points.ts';
import { measurePoints } from './sweeps/measure-points.ts';
import { prepareSweep } from './sweeps/prepare-sweep.ts';
import { claimSweep, endSitting, getSweep, noteFacts } from './sweeps.repo.ts';

export interface SweepHooks {
  /** Told after every point. */
  readonly onProgress?: (progress: SweepProgress) => void;
  /** Aborted when the process is to stop; the sweep is then paused. */
  readonly signal?: AbortSignal;
}

/**
 * Works on a queued sweep until all of its points are known, or until it is asked to pause or stop. Points are stored as
 * they come, so that whatever ends this, the next sitting goes on from there. Does nothing when the sweep is no longer
 * queued.
 *
 * @returns the sweep as it is then; failures are recorded on it, not thrown.
 */
export async function executeSweep(id: string, hooks: SweepHooks = {}): Promise<Sweep> {
  if (!(await claimSweep(id, thisExecutor()))) return getSweep(id);
  const asked = new AbortController();
  const signal = hooks.signal ? AbortSignal.any([asked.signal, hooks.signal]) : asked.signal;
  try {
    await work(await getSweep(id), asked, signal, hooks);
    await endSitting(id, 'finished', null);
  } catch (error) {
    await endSitting(id, ...endOf(id, error, asked.signal.reason, hooks.signal));
  }
  return getSweep(id);
}

/** What somebody asked for, as the reason of an abort. */
class Asked extends Error {
  readonly request: NonNullable<Sweep['request']>;

  constructor(request: NonNullable<Sweep['request']>) {
    super(request);
    this.request = request;
  }
}

async function work(sweep: Sweep, asked: AbortController, signal: AbortSignal, hooks: SweepHooks): Promise<void> {
  const prepared = await prepareSweep(sweep);
  await noteFacts(sweep.id, prepared.facts, prepared.warnings);
  const keeper: PointKeeper = startKeeper(sweep, await listPoints(sweep.id), {
    onProgress: (progress) => hooks.onProgress?.(progress),
    onRequest: (request) => asked.abort(new Asked(request)),
    onFailure: (error) => asked.abort(error),
  });
  try {
    await measurePoints(sweep, prepared, keeper, signal);
  } finally {
    await keeper.close();
  }
}

function endOf(
  sweepId: string,
  error: unknown,
  reason: unknown,
  stopping: AbortSignal | undefined,
): ['paused' | 'failed' | 'cancelled', string | null] {
  if (error === reason && reason instanceof Asked) {
    return [reason.request === 'pause' ? 'paused' : 'cancelled', null];
  }
  if (stopping?.aborted) return ['paused', 'The process that worked on it was stopped. Resume it: what it has stays.'];
  if (error instanceof AppError) return ['failed', error.message];
  log.error({ error, sweepId }, 'sweep failed');
  return ['failed', 'Something went wrong. It has been logged; what was measured stays, and it can be resumed.'];
}
