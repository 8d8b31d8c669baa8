import { logBinomial } from './log-factorial.ts';
import type { Random } from './random.ts';

/**
 * Draw n rows with replacement from cells with given counts, where n is the sum of the counts: what one bootstrap
 * resample of the rows does to a table of counts, in time that grows with the cells and √n instead of n.
 *
 * @param counts (cells) whole numbers ≥ 0.
 * @param drawn  (cells) overwritten; sums to n.
 */
export function drawMultinomial(random: Random, counts: Int32Array, drawn: Int32Array): void {
  let mass = 0;
  for (let cell = 0; cell < counts.length; cell++) mass += counts[cell]!;
  let rows = mass;
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]!;
    drawn[cell] = mass === 0 ? 0 : drawBinomial(random, rows, count / mass);
    rows -= drawn[cell]!;
    mass -= count;
  }
}

/** Where the binomial spreads wider than this, rejection is faster than walking through its values. */
const WIDE = 10;

/** Successes in n trials of chance p. */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p);
  return n * p < WIDE ? drawByWalking(random, n, p) : drawByRejection(random, n, p);
}

/**
 * From one uniform number: the probabilities are subtracted from it in turn, outward from the most likely value, until
 * it falls below 0.
 *
 * @see Kemp (1986), A modal method for generating binomial variables, doi 10.1080/03610928608829153.
 */
function drawByWalking(random: Random, n: number, p: number): number {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  let left = random.double();
  let [below, above] = [mode, mode];
  let atBelow = Math.exp(logBinomial(mode, n, p));
  let atAbove = atBelow;
  left -= atBelow;
  while (left >= 0 && (below > 0 || above < n)) {
    if (above < n) {
      atAbove *= ((n - above) / (above + 1)) * odds;
      above++;
      left -= atAbove;
      if (left < 0) return above;
    }
    if (below > 0) {
      atBelow *= below / ((n - below + 1) * odds);
      below--;
      left -= atBelow;
      if (left < 0) return below;
    }
    // What rounding left over belongs to no value: the most likely one takes it.
    if (atAbove === 0 && atBelow === 0) break;
  }
  return mode;
}

/**
 * A ratio of uniforms is stretched over the binomial and kept where it falls below it, which some nine tenths do without
 * a logarithm: the time does not grow with n. For n p ≥ 10 and p ≤ ½.
 *
 * @see Hörmann (1993), The generation of binomial random variates, algorithm BTRS, doi 10.1080/00949659308811496.
 */
function drawByRejection(random: Random, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const surely = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  for (;;) {
    const u = random.double() - 0.5;
    const v = random.double();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= surely) return k;
    if (k < 0 || k > n) continue;
    const aboveMode = logBinomial(k, n, p) - logBinomial(Math.floor((n + 1) * p), n, p);
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= aboveMode) return k;
  }
}
