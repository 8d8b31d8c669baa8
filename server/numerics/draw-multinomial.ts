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
  let rows = counts.reduce((sum, count) => sum + count, 0);
  let mass = rows;
  for (const [cell, count] of counts.entries()) {
    drawn[cell] = mass === 0 ? 0 : drawBinomial(random, rows, count / mass);
    rows -= drawn[cell]!;
    mass -= count;
  }
}

/**
 * Successes in n trials of chance p, from one uniform number: the probabilities are subtracted from it in turn, outward
 * from the most likely value, until it falls below 0.
 *
 * @see Kemp (1986), A modal method for generating binomial variables, doi 10.1080/03610928608829153.
 */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
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
