import { logGamma } from './log-gamma.ts';

/** Those that draws from small samples ask for again and again. */
const KNOWN = Float64Array.from({ length: 16_384 }, (_, n) => logGamma(n + 1));

/**
 * Natural logarithm of n!, for whole n ≥ 0.
 *
 * @throws RangeError unless n is a whole number ≥ 0.
 */
export function logFactorial(n: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`logFactorial: expected a whole number ≥ 0, got ${n}`);
  return KNOWN[n] ?? logGamma(n + 1);
}

/** Natural logarithm of the binomial probability of k successes in n trials, 0 < p < 1. */
export function logBinomial(k: number, n: number, p: number): number {
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return ways + k * Math.log(p) + (n - k) * Math.log1p(-p);
}
