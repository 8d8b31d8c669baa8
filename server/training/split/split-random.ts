import { Random, range } from '#server/numerics/random';
import type { SideSizes, Split } from './sides.ts';

/** Shuffle all rows; the first `holdout` are held out, the rest are trained on. */
export function splitRandom(sizes: SideSizes, seed: number): Split {
  const shuffled = new Random(seed).permutation(range(sizes.train + sizes.holdout));
  return { train: shuffled.slice(sizes.holdout), holdout: shuffled.slice(0, sizes.holdout) };
}
