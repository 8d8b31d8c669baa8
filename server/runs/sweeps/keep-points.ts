import type { Sweep, SweepProgress } from '../sweep-schema.ts';
import { reportSweep } from '../sweeps.repo.ts';
import { countPoints, insertPoints, type MeasuredPoint } from './sweep-points.repo.ts';
import { type SweepWorker, sayAlive } from './sweep-workers.repo.ts';

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
  { budget }: Pick<Sweep, 'budget'>,
  worker: SweepWorker,
  stored: readonly MeasuredPoint[],
  { onProgress, onStanding, onFailure }: KeeperHooks,
): PointKeeper {
  const known = new Map(stored.map((point) => [keyOf(point), point]));
  const [begun, before] = [performance.now(), known.size];
  const reusedBefore = stored.filter((point) => point.reused).length;
  let [reused, reportedAt] = [reusedBefore, begun];
  /** Points that others stored since and that are not known here yet. */
  let elsewhere = 0;
  let fresh: MeasuredPoint[] = [];

  const progress = (): SweepProgress => {
    const done = known.size + elsewhere;
    const total = Math.max(budget, done);
    const measured = done - before - (reused - reusedBefore);
    const pace = (performance.now() - begun) / measured;
    return { done, total, reused, remainingMs: measured <= 0 ? null : (total - done) * pace };
  };
  const storeNow = async (): Promise<void> => {
    const [points, now] = [fresh, performance.now()];
    fresh = [];
    if (points.length > 0) await insertPoints(worker.sweepId, points);
    await sayAlive(worker);
    elsewhere = Math.max(0, (await countPoints(worker.sweepId)) - (known.size - fresh.length));
    const workedMs = now - reportedAt;
    reportedAt = now;
    const standing = await reportSweep(worker.sweepId, progress(), workedMs);
    if (standing.request || standing.status !== 'running') onStanding(standing);
  };
  /** One after the other. */
  let [storing, waiting] = [Promise.resolve(), 0];
  const store = (): Promise<void> => {
    waiting++;
    storing = storing
      .catch(() => {})
      .then(storeNow)
      .finally(() => {
        waiting--;
      });
    return storing;
  };
  const timer = setInterval(() => waiting === 0 && store().catch(onFailure), STORE_EVERY_MS);

  return {
    known,
    store,
    add(point) {
      known.set(keyOf(point), point);
      fresh.push(point);
      if (point.reused) reused++;
      onProgress(progress());
    },
    take(points) {
      for (const point of points) {
        if (known.has(keyOf(point))) continue;
        known.set(keyOf(point), point);
        elsewhere = Math.max(0, elsewhere - 1);
        if (point.reused) reused++;
      }
    },
    async close() {
      clearInterval(timer);
      await store();
    },
  };
}

export const keyOf = ({ setting, mask }: Pick<MeasuredPoint, 'setting' | 'mask'>): string => `${setting}-${mask}`;
