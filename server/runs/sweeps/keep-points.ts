import type { Sweep, SweepProgress } from '../sweep-schema.ts';
import { reportSweep } from '../sweeps.repo.ts';
import { countPoints, insertPoints, type MeasuredPoint } from './sweep-points.repo.ts';
import { type SweepWorker, sayAlive } from './sweep-workers.repo.ts';
import { tallyPoints } from './tally-points.ts';

/** Points are stored this often: what a crash can cost. */
const STORE_EVERY_MS = 500;

export interface PointKeeper {
  /** What this worker knows of the sweep's points, by `setting-mask`. */
  readonly known: ReadonlyMap<string, MeasuredPoint>;
  add(point: MeasuredPoint): void;
  /** Learns of points that are stored, because others measured them. */
  take(points: readonly MeasuredPoint[]): void;
  /** Stores what is not stored yet, now. */
  store(): Promise<void>;
  /** Stores what is not stored yet, and stops storing. */
  close(): Promise<void>;
}

export interface KeeperHooks {
  readonly onProgress: (progress: SweepProgress) => void;
  /** Told how the sweep stands when it no longer runs or is to stop, and of a failure to store it. */
  readonly onStanding: (standing: Pick<Sweep, 'status' | 'request'>) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Stores the points that a worker measures and how far the sweep is, some times a second, gives its signs of life, and
 * learns in passing whether the sweep is to stop.
 *
 * @param stored points of earlier sittings and of other workers.
 */
export function startKeeper(
  sweep: Pick<Sweep, 'budget'>,
  worker: SweepWorker,
  stored: readonly MeasuredPoint[],
  { onProgress, onStanding, onFailure }: KeeperHooks,
): PointKeeper {
  const tally = tallyPoints(sweep, stored);
  let reportedAt = performance.now();
  let fresh: MeasuredPoint[] = [];
  const inTurn = oneAfterTheOther(async () => {
    const [points, now] = [fresh, performance.now()];
    fresh = [];
    if (points.length > 0) await insertPoints(worker.sweepId, points);
    await sayAlive(worker);
    tally.hearOf((await countPoints(worker.sweepId)) - (tally.known.size - fresh.length));
    const workedMs = now - reportedAt;
    reportedAt = now;
    const standing = await reportSweep(worker.sweepId, tally.progress(), workedMs);
    if (standing.request || standing.status !== 'running') onStanding(standing);
  });
  const timer = setInterval(() => inTurn.isIdle() && inTurn.act().catch(onFailure), STORE_EVERY_MS);
  return {
    known: tally.known,
    store: inTurn.act,
    add(point) {
      tally.add(point);
      fresh.push(point);
      onProgress(tally.progress());
    },
    take(points) {
      for (const point of points) tally.take(point);
    },
    async close() {
      clearInterval(timer);
      await inTurn.act();
    },
  };
}

/** The same act for several callers, never twice at once; one that fails keeps nobody from the next. */
function oneAfterTheOther(act: () => Promise<void>) {
  let [last, waiting] = [Promise.resolve(), 0];
  return {
    isIdle: () => waiting === 0,
    act: (): Promise<void> => {
      waiting++;
      last = last
        .catch(() => {})
        .then(act)
        .finally(() => {
          waiting--;
        });
      return last;
    },
  };
}
