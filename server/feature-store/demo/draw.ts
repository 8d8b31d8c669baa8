import type { Random } from '#server/numerics/random';

/** Standard normal (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.double())) * Math.cos(2 * Math.PI * random.double());
}

/** Log-normal with this median; `spread` is the standard deviation of its logarithm. */
export function logNormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * normal(random));
}

/** Poisson count of a small mean (Knuth, The Art of Computer Programming 2, §3.4.1). */
export function poisson(random: Random, mean: number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random.double(); product > floor; product *= random.double()) count++;
  return count;
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.integer(list.length - 1)]!;
}
