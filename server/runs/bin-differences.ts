/** Counts of differences in bins of equal width; the bins lie so that no difference is the middle of one. */
export interface BinnedDifferences {
  readonly width: number;
  /** Middles of the bins, ascending and without gaps; 0 is one of them. */
  readonly middles: readonly number[];
  readonly counts: readonly number[];
}

const MOST_BINS = 32;

/**
 * @param values (n) differences, n ≥ 1.
 * @param unit   what they are whole multiples of, such as one row of the holdout for accuracy; 0 for none. A bin then
 *   holds whole multiples only, all bins as many, so that no comb appears that is not in the data.
 */
export function binDifferences(values: readonly number[], unit: number): BinnedDifferences {
  if (values.length === 0) throw new RangeError('binDifferences: expected at least one difference, got none');
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const wanted = (high - low) / (MOST_BINS - 1);
  // Odd, so that as many multiples lie on either side of a middle.
  const multiples = 2 * Math.ceil((wanted / unit - 1) / 2) + 1;
  const width = (unit > 0 ? Math.max(1, multiples) * unit : wanted) || 1;
  const binOf = (value: number): number => Math.round(value / width);
  const first = binOf(low);
  const counts = new Array<number>(binOf(high) - first + 1).fill(0);
  for (const value of values) counts[binOf(value) - first]!++;
  return { width, middles: counts.map((_, bin) => (first + bin) * width), counts };
}
