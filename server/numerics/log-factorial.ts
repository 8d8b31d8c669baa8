/** Below this the product is summed; above, Stirling's series is exact to double precision. */
const SMALL = 16;

/**
 * Natural logarithm of n!, for whole n ≥ 0.
 *
 *     ln n! = (n + ½) ln n − n + ½ ln 2π + 1/(12n) − 1/(360n³) + 1/(1260n⁵) − …
 *
 * @throws RangeError unless n is a whole number ≥ 0.
 * @see Abramowitz & Stegun (1964), 6.1.41.
 */
export function logFactorial(n: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`logFactorial: expected a whole number ≥ 0, got ${n}`);
  if (n < SMALL) {
    let product = 1;
    for (let i = 2; i <= n; i++) product *= i;
    return Math.log(product);
  }
  const square = n * n;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / n;
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}

/** Natural logarithm of the binomial probability of k successes in n trials, 0 < p < 1. */
export function logBinomial(k: number, n: number, p: number): number {
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return ways + k * Math.log(p) + (n - k) * Math.log1p(-p);
}
