import { fitBoosting } from '../server/training/algorithms/boosting/fit-boosting.ts';
import type { LabelledMatrix } from '../server/training/model.ts';
import { ALGORITHMS } from '../server/training/schema.ts';
import type { Rival } from './rivals/xgboost-rival.ts';

export interface FitCase {
  readonly rows: number;
  readonly features: number;
  readonly rounds: number;
  readonly method: 'exact' | 'hist';
  readonly threads: number;
  readonly repeats: number;
}

/** Median milliseconds. */
export interface FitTimes {
  readonly ours: number;
  readonly theirs: number | null;
  /** Our fastest over their fastest: what other work on the machine disturbs least. */
  readonly bestRatio: number | null;
  /** Ours with one thread, where the case asks for more. */
  readonly alone: number | null;
}

const MAX_DEPTH = 5;

/** Times both, turn by turn, after one fit of each that does not count. */
export async function measureCase(size: FitCase, train: LabelledMatrix, rival: Rival | null): Promise<FitTimes> {
  const file = rival?.putRows(train);
  const times = { ours: [] as number[], theirs: [] as number[], alone: [] as number[] };
  for (let repeat = 0; repeat <= size.repeats; repeat++) {
    times.ours.push(await timeOurs(size, train, size.threads));
    if (size.threads > 1) times.alone.push(await timeOurs(size, train, 1));
    if (rival && file) times.theirs.push(await rival.fit({ ...size, file, depth: MAX_DEPTH }));
  }
  const counted = (values: number[]) => values.slice(1).sort((a, b) => a - b);
  const median = (values: number[]) => counted(values)[Math.floor((values.length - 1) / 2)] ?? null;
  return {
    ours: median(times.ours) ?? Number.NaN,
    theirs: median(times.theirs),
    bestRatio: rival && counted(times.ours)[0]! / counted(times.theirs)[0]!,
    alone: median(times.alone),
  };
}

/** As the worker fits: a pause between rounds, in which helpers may start and leave. */
async function timeOurs(size: FitCase, train: LabelledMatrix, threads: number): Promise<number> {
  const params = ALGORITHMS.xgboost.params.parse({
    n_estimators: size.rounds,
    max_depth: MAX_DEPTH,
    tree_method: size.method,
  });
  const begun = performance.now();
  const fit = fitBoosting({ train, holdout: null, params, seed: 0, threads });
  while (!fit.next().done);
  const elapsed = performance.now() - begun;
  await new Promise(setImmediate);
  return elapsed;
}
