import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import type { Sweep, SweepProgress } from '../sweep-schema.ts';
import { endSitting, noteFacts } from '../sweeps.repo.ts';
import { startKeeper } from './keep-points.ts';
import { measurePoints } from './measure-points.ts';
import type { PreparedSweep } from './prepare-sweep.ts';
import { listPoints } from './sweep-points.repo.ts';
import { leaveSweep, type SweepWorker } from './sweep-workers.repo.ts';

export interface SweepHooks {
  /** Told after every point that is measured here. */
  readonly onProgress?: (progress: SweepProgress) => void;
  /** Aborted when the process is to stop; unless others go on, the sweep is then paused. */
  readonly signal?: AbortSignal;
}

/** The sweep is to end, or was ended by somebody else: the reason of an abort. */
class Standing extends Error {
  readonly standing: Pick<Sweep, 'status' | 'request'>;

  constructor(standing: Pick<Sweep, 'status' | 'request'>) {
    super(standing.request ?? standing.status);
    this.standing = standing;
  }
}

type SweepEnd = ['paused' | 'failed' | 'cancelled' | 'finished', string | null];

/**
 * One worker's part in a running sweep: until all of its points are known, it is asked to pause or stop, or the process
 * stops. How it ended is recorded on the sweep, not thrown; whoever ends last finds it ended.
 *
 * @param prepare joins the rows and draws the folds.
 */
export async function workOnSweep(
  sweep: Sweep,
  worker: SweepWorker,
  prepare: () => Promise<PreparedSweep>,
  hooks: SweepHooks,
): Promise<void> {
  const asked = new AbortController();
  const signal = hooks.signal ? AbortSignal.any([asked.signal, hooks.signal]) : asked.signal;
  try {
    const prepared = await prepare();
    await noteFacts(sweep.id, prepared.facts, prepared.warnings);
    const keeper = startKeeper(sweep, worker, await listPoints(sweep.id), {
      onProgress: (progress) => hooks.onProgress?.(progress),
      onStanding: (standing) => asked.abort(new Standing(standing)),
      onFailure: (error) => asked.abort(error),
    });
    try {
      await measurePoints(sweep, prepared, { worker, keeper, signal });
    } finally {
      await keeper.close();
    }
    await endSitting(sweep.id, 'finished', null);
    await leaveSweep(worker);
  } catch (error) {
    const others = await leaveSweep(worker);
    if (!(error instanceof Standing) && hooks.signal?.aborted && others > 0) return;
    const end = endOf(sweep.id, error, hooks.signal);
    if (end) await endSitting(sweep.id, ...end);
  }
}

/** How a sweep ends by what stopped one of its workers; null where it was ended already. */
function endOf(sweepId: string, error: unknown, stopping: AbortSignal | undefined): SweepEnd | null {
  if (error instanceof Standing) {
    const { request } = error.standing;
    return request && [request === 'pause' ? 'paused' : 'cancelled', null];
  }
  if (stopping?.aborted) return ['paused', 'The process that worked on it was stopped. Resume it: what it has stays.'];
  if (error instanceof AppError) return ['failed', error.message];
  log.error({ error, sweepId }, 'sweep failed');
  return ['failed', 'Something went wrong. It has been logged; what was measured stays, and it can be resumed.'];
}
