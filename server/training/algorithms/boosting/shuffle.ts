import { type Random, range } from '#server/numerics/random';

/**
 * 0 … n − 1 in random order, as std::shuffle of GNU's library (11 and later) orders them with a Mersenne Twister: from
 * the front, two places a draw. The standard leaves the order open, so XGBoost built with another library draws other
 * features from the same seed.
 *
 * @param n Below 2¹⁶, so that two places fit in one draw; above, places are drawn one by one.
 */
export function shuffle(random: Random, n: number): Int32Array {
  const order = range(n);
  const swap = (i: number, j: number) => {
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  };
  if (n < 2) return order;
  if (Math.floor(0xffffffff / n) < n) {
    for (let i = 1; i < n; i++) swap(i, below(random, i + 1));
    return order;
  }
  let i = 1;
  if (n % 2 === 0) swap(i++, below(random, 2));
  for (; i < n; i += 2) {
    const both = below(random, (i + 1) * (i + 2));
    swap(i, Math.floor(both / (i + 2)));
    swap(i + 1, both % (i + 2));
  }
  return order;
}

/** Uniform integer in [0, count), by Lemire's multiplication (2019), Fast Random Integer Generation in an Interval. */
function below(random: Random, count: number): number {
  const least = 2 ** 32 % count;
  for (;;) {
    const product = BigInt(random.uint32()) * BigInt(count);
    if (Number(product & 0xffffffffn) >= least) return Number(product >> 32n);
  }
}
