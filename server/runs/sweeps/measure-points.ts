import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { searchSubsets } from '#server/training/search-subsets';
import { findMeasured } from '../sweep-points.repo.ts';
import type { Sweep } from '../sweep-schema.ts';
import { shareMatrix } from '../threads/share-matrix.ts';
import { openThreadPool, type ThreadPool } from '../threads/thread-pool.ts';
import { keyOf, type PointKeeper } from './keep-points.ts';
import type { PreparedSweep } from './prepare-sweep.ts';
import type { PointPlace, PointScores } from './score-point.ts';
import { scoresOf } from './to-sweep-point.ts';

/**
 * Goes through the search of a sweep, a setting after the other, and has the threads score every point that neither it
 * nor an earlier sweep on the same rows has: what was done before a pause costs nothing.
 *
 * @throws what the algorithms throw; the reason of an aborted signal.
 */
export async function measurePoints(
  sweep: Sweep,
  { task, hashOf }: PreparedSweep,
  keeper: PointKeeper,
  signal: AbortSignal,
): Promise<void> {
  const { settings, search, candidates, budget, seed } = sweep;
  const pool = openThreadPool<PointPlace, PointScores>(new URL('./point-worker.ts', import.meta.url), {
    task: { ...task, matrix: shareMatrix(task.matrix) },
    most: budget,
    signal,
  });
  try {
    for (const setting of settings.keys()) {
      const goodness = (mask: number) => goodnessOf(sweep, keeper, { setting, mask });
      const each = Math.floor(budget / settings.length);
      const steps = searchSubsets({ search, candidates: candidates.length, budget: each, seed });
      for (let next = steps.next(goodness); !next.done; next = steps.next(goodness)) {
        const places = next.value.map((mask) => ({ setting, mask }));
        await measureBatch(places, hashOf, keeper, pool);
      }
    }
  } finally {
    await pool.close();
  }
}

async function measureBatch(
  places: readonly PointPlace[],
  hashOf: (place: PointPlace) => string,
  keeper: PointKeeper,
  pool: ThreadPool<PointPlace, PointScores>,
): Promise<void> {
  const unknown = places
    .filter((place) => !keeper.known.has(keyOf(place)))
    .map((place) => ({ place, hash: hashOf(place) }));
  const measured = await findMeasured(unknown.map(({ hash }) => hash));
  for (const { place, hash } of unknown) {
    const found = measured.get(hash);
    if (found) keeper.add({ ...found, ...place, reused: true });
  }
  const left = unknown.filter(({ hash }) => !measured.has(hash));
  await pool.work(
    left.map(({ place }) => place),
    (scores, at) => keeper.add({ ...left[at]!.place, hash: left[at]!.hash, ...scores, reused: false }),
  );
}

/** By the metric of the sweep; a subset for which no fold has it is the worst. */
function goodnessOf({ metric }: Sweep, { known }: PointKeeper, place: PointPlace): number {
  const folds = scoresOf(known.get(keyOf(place))!.scores, metric).filter((score) => !Number.isNaN(score));
  if (folds.length === 0) return Number.NEGATIVE_INFINITY;
  const mean = folds.reduce((sum, score) => sum + score, 0) / folds.length;
  return LESS_IS_BETTER.has(metric) ? -mean : mean;
}
