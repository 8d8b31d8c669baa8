import type { Sweep, SweepProgress } from '../sweep-schema.ts';
import type { MeasuredPoint } from './sweep-points.repo.ts';

/** What one worker knows of a sweep's points, and how far the sweep is by that. */
export interface PointTally {
  /** By `setting-mask`. */
  readonly known: ReadonlyMap<string, MeasuredPoint>;
  /** A point that was measured here. */
  add(point: MeasuredPoint): void;
  /** A point that others measured; nothing when it is known. */
  take(point: MeasuredPoint): void;
  /** @param points how many others have stored that are not known here. */
  hearOf(points: number): void;
  progress(): SweepProgress;
}

/** @param stored points of earlier sittings and of other workers. */
export function tallyPoints({ budget }: Pick<Sweep, 'budget'>, stored: readonly MeasuredPoint[]): PointTally {
  const known = new Map(stored.map((point) => [keyOf(point), point]));
  const begun = performance.now();
  const before = { known: known.size, reused: stored.filter((point) => point.reused).length };
  let [reused, elsewhere] = [before.reused, 0];
  const add = (point: MeasuredPoint): void => {
    known.set(keyOf(point), point);
    if (point.reused) reused++;
  };
  const hearOf = (points: number): void => {
    elsewhere = Math.max(0, points);
  };
  return {
    known,
    add,
    take(point) {
      if (known.has(keyOf(point))) return;
      add(point);
      hearOf(elsewhere - 1);
    },
    hearOf,
    progress() {
      const done = known.size + elsewhere;
      const total = Math.max(budget, done);
      const measured = done - before.known - (reused - before.reused);
      const pace = (performance.now() - begun) / measured;
      return { done, total, reused, remainingMs: measured <= 0 ? null : (total - done) * pace };
    },
  };
}

export const keyOf = ({ setting, mask }: Pick<MeasuredPoint, 'setting' | 'mask'>): string => `${setting}-${mask}`;
