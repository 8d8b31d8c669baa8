import type { MeasuredPoint } from '../sweep-points.repo.ts';
import { insertPoints } from '../sweep-points.repo.ts';
import type { Sweep, SweepProgress } from '../sweep-schema.ts';
import { reportSweep } from '../sweeps.repo.ts';

/** Points are stored this often: what a crash can cost. */
const STORE_EVERY_MS = 500;

export interface PointKeeper {
  /** What is known of the sweep's points, by `setting-mask`. */
  readonly known: ReadonlyMap<string, MeasuredPoint>;
  add(point: MeasuredPoint): void;
  /** Stores what is not stored yet, and stops storing. */
  close(): Promise<void>;
}

export interface KeeperHooks {
  readonly onProgress: (progress: SweepProgress) => void;
  /** Told what somebody asks of the sweep, or of a failure to store it. */
  readonly onRequest: (request: NonNullable<Sweep['request']>) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Stores the points of a running sweep and how far it is, some times a second, and learns in passing whether it is to
 * stop.
 *
 * @param stored points of earlier sittings.
 */
export function startKeeper(
  { id, budget }: Pick<Sweep, 'id' | 'budget'>,
  stored: readonly MeasuredPoint[],
  { onProgress, onRequest, onFailure }: KeeperHooks,
): PointKeeper {
  const known = new Map(stored.map((point) => [keyOf(point), point]));
  const begun = performance.now();
  let [measured, reused, reportedAt] = [0, stored.filter((point) => point.reused).length, begun];
  let fresh: MeasuredPoint[] = [];
  let storing: Promise<void> | null = null;

  const progress = (): SweepProgress => {
    const total = Math.max(budget, known.size);
    const pace = (performance.now() - begun) / measured;
    return { done: known.size, total, reused, remainingMs: measured === 0 ? null : (total - known.size) * pace };
  };
  const store = async (): Promise<void> => {
    const [points, now] = [fresh, performance.now()];
    fresh = [];
    if (points.length > 0) await insertPoints(id, points);
    const { request } = await reportSweep(id, progress(), now - reportedAt);
    reportedAt = now;
    if (request) onRequest(request);
  };
  const timer = setInterval(() => {
    storing ??= store()
      .catch(onFailure)
      .finally(() => {
        storing = null;
      });
  }, STORE_EVERY_MS);

  return {
    known,
    add(point) {
      known.set(keyOf(point), point);
      fresh.push(point);
      if (point.reused) reused++;
      else measured++;
      onProgress(progress());
    },
    async close() {
      clearInterval(timer);
      await storing;
      await store();
    },
  };
}

export const keyOf = ({ setting, mask }: Pick<MeasuredPoint, 'setting' | 'mask'>): string => `${setting}-${mask}`;
