import { setTimeout as wait } from 'node:timers/promises';
import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { searchSubsets } from '#server/training/search-subsets';
import type { Sweep } from '../sweep-schema.ts';
import { shareMatrix } from '../threads/share-matrix.ts';
import { openThreadPool, type ThreadPool } from '../threads/thread-pool.ts';
import { claimInTurn } from './claim-in-turn.ts';
import type { PointKeeper } from './keep-points.ts';
import type { PreparedSweep } from './prepare-sweep.ts';
import type { PointPlace, PointScores } from './score-point.ts';
import { findMeasured, findPoints } from './sweep-points.repo.ts';
import { dropDeadWorkers, type SweepWorker } from './sweep-workers.repo.ts';
import { keyOf } from './tally-points.ts';
import { scoresOf } from './to-sweep-point.ts';

/** How often a worker that has nothing left to do asks for what the others are at. */
const ASK_OTHERS_MS = 100;

/** What measuring a batch needs. */
interface Sitting {
  readonly worker: SweepWorker;
  readonly keeper: PointKeeper;
  readonly signal: AbortSignal;
  readonly hashOf: PreparedSweep['hashOf'];
  readonly pool: ThreadPool<PointPlace, PointScores>;
}

/**
 * Goes through the search of a sweep, a setting after the other, and has the threads score every point that neither it
 * nor an earlier sweep on the same rows has: what was done before a pause costs nothing. Any number of workers do so at
 * once: a search asks for the same points whoever goes through it, and each is scored by who claims it first.
 *
 * @throws what the algorithms throw; the reason of an aborted signal.
 */
export async function measurePoints(
  sweep: Sweep,
  { task, hashOf }: PreparedSweep,
  sitting: Pick<Sitting, 'worker' | 'keeper' | 'signal'>,
): Promise<void> {
  const { settings, search, candidates, budget, seed } = sweep;
  const { keeper, signal } = sitting;
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
        await measureBatch(setting, next.value, { ...sitting, hashOf, pool });
      }
    }
  } finally {
    await pool.close();
  }
}

/** Until all of them are known, whoever measured them. */
async function measureBatch(setting: number, masks: readonly number[], sitting: Sitting): Promise<void> {
  const { worker, keeper, hashOf, pool, signal } = sitting;
  const missing = () => masks.map((mask) => ({ setting, mask })).filter((place) => !keeper.known.has(keyOf(place)));
  if (missing().length === 0) return;
  await takeOthers(missing(), sitting);
  await reuse(missing(), sitting);
  for (let left = missing(); left.length > 0; left = missing()) {
    await pool.drain(claimInTurn(worker, left, pool.threads), (scores, place) =>
      keeper.add({ ...place, hash: hashOf(place), ...scores, reused: false }),
    );
    if (missing().length === 0) return;
    // Others are at what is left: they may wait for ours as we do for theirs, and whoever died gives up its claims.
    await keeper.store();
    await dropDeadWorkers();
    await takeOthers(missing(), sitting);
    if (missing().length > 0) await wait(ASK_OTHERS_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

/** Learns what other workers of the sweep have measured. */
async function takeOthers(places: readonly PointPlace[], { worker, keeper }: Sitting): Promise<void> {
  const masks = places.map(({ mask }) => mask);
  keeper.take(await findPoints(worker.sweepId, places[0]!.setting, masks));
}

/** Takes over what was measured in another sweep, or under another setting that comes to the same. */
async function reuse(places: readonly PointPlace[], { keeper, hashOf }: Sitting): Promise<void> {
  const hashes = places.map(hashOf);
  const measured = await findMeasured(hashes);
  for (const [i, place] of places.entries()) {
    const found = measured.get(hashes[i]!);
    if (found) keeper.add({ ...found, ...place, reused: true });
  }
}

/** By the metric of the sweep; a subset for which no fold has it is the worst. */
function goodnessOf({ metric }: Sweep, { known }: PointKeeper, place: PointPlace): number {
  const folds = scoresOf(known.get(keyOf(place))!.scores, metric).filter((score) => !Number.isNaN(score));
  if (folds.length === 0) return Number.NEGATIVE_INFINITY;
  const mean = folds.reduce((sum, score) => sum + score, 0) / folds.length;
  return LESS_IS_BETTER.has(metric) ? -mean : mean;
}
