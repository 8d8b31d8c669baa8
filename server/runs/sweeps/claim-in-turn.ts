import type { PointPlace } from './score-point.ts';
import { claimPoints, type SweepWorker } from './sweep-workers.repo.ts';

/** Points are claimed for about this long at once: seldom enough to cost nothing, few enough to share the last ones. */
const CLAIM_MS = 500;
const MOST_AT_ONCE = 256;

/**
 * Hands out those of some points that no other worker has, each once, claiming a few at a time: one a thread at first,
 * then as many as take half a second at the pace so far.
 *
 * @returns a function that gives the next one; `undefined` when those that are left are with others.
 */
export function claimInTurn(
  worker: SweepWorker,
  places: readonly PointPlace[],
  threads: number,
): () => Promise<PointPlace | undefined> {
  const begun = performance.now();
  let [at, handed] = [0, 0];
  let mine: PointPlace[] = [];
  let claiming: Promise<void> | null = null;

  const claim = async (): Promise<void> => {
    while (mine.length === 0 && at < places.length) {
      const pace = handed === 0 ? 0 : Math.round((handed * CLAIM_MS) / (performance.now() - begun));
      const some = places.slice(at, at + Math.min(MOST_AT_ONCE, Math.max(threads, pace)));
      at += some.length;
      mine = await claimPoints(worker, some);
    }
  };
  return async () => {
    // Another thread may take the last one of those that this one waited for.
    while (mine.length === 0 && (claiming !== null || at < places.length)) {
      claiming ??= claim().finally(() => {
        claiming = null;
      });
      await claiming;
    }
    const next = mine.shift();
    if (next) handed++;
    return next;
  };
}
