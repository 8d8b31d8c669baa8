import { Random } from '#server/numerics/random';
import { bitCount } from './shapley-values.ts';

export interface SubsetSearch {
  readonly search: 'all' | 'forward' | 'backward' | 'random' | 'together';
  /** 1 to 30: a subset is a bit mask. */
  readonly candidates: number;
  /** Most subsets to ask for, where the search has no end of its own. */
  readonly budget: number;
  readonly seed: number;
}

/** How good a subset that was asked for is; more is better. */
export type GoodnessOf = (mask: number) => number;

/**
 * The subsets to try, as bit masks, in batches whose members may be tried in any order: a search that goes by what it
 * found asks for the goodness of a batch before it goes on. It asks for the same ones again when it is told the same.
 */
export function* searchSubsets({
  search,
  candidates,
  budget,
  seed,
}: SubsetSearch): Generator<readonly number[], void, GoodnessOf> {
  const everything = 2 ** candidates - 1;
  if (search === 'forward') yield* climb(0, everything, budget);
  else if (search === 'backward') yield* climb(everything, everything, budget);
  else if (search === 'together') yield [everything];
  else if (search === 'all' || budget >= everything) yield Array.from({ length: everything }, (_, i) => i + 1);
  else yield drawSubsets(everything, budget, seed);
}

/** Most subsets that such a search asks for. */
export function countSubsets({ search, candidates, budget }: Omit<SubsetSearch, 'seed'>): number {
  const everything = 2 ** candidates - 1;
  if (search === 'all') return everything;
  if (search === 'together') return 1;
  const most = search === 'random' ? everything : (candidates * (candidates + 1)) / 2;
  return Math.min(budget, most);
}

/** From nothing or from everything, one candidate a step the other way, always to the best of the neighbours. */
function* climb(start: number, everything: number, budget: number): Generator<readonly number[], void, GoodnessOf> {
  const candidates = bitCount(everything);
  const goal = everything - start;
  let [current, left] = [start, budget];
  if (start === everything) {
    yield [start];
    left--;
  }
  while (left > 0) {
    const neighbours = Array.from({ length: candidates }, (_, j) => current ^ (1 << j))
      .filter((mask) => mask !== 0 && isNearer(mask, current, goal))
      .slice(0, left);
    if (neighbours.length === 0) return;
    const goodness = yield neighbours;
    left -= neighbours.length;
    current = neighbours.reduce((best, mask) => (goodness(mask) > goodness(best) ? mask : best));
  }
}

function isNearer(mask: number, current: number, goal: number): boolean {
  return bitCount(mask ^ goal) < bitCount(current ^ goal);
}

/** So many different subsets, each as likely as any other, ascending. */
function drawSubsets(everything: number, count: number, seed: number): number[] {
  const random = new Random(seed);
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(1 + random.integer(everything - 1));
  return [...drawn].sort((a, b) => a - b);
}
