/**
 * Quantile by linear interpolation between order statistics: with `h = (n − 1) q` and the values sorted,
 *
 *     quantile = x⌊h⌋ + (h − ⌊h⌋) (x⌊h⌋₊₁ − x⌊h⌋)
 *
 * taken from the nearer end, so that it never leaves the interval.
 *
 * @param values (n) in any order; NaN is dropped. Not changed.
 * @param q      From 0 to 1.
 * @returns In the unit of the values; NaN when nothing is left.
 * @throws RangeError if q is outside 0 … 1.
 * @see Hyndman & Fan, Sample quantiles in statistical packages (1996), definition 7; numpy and pandas by default.
 */
export function quantile(values: ArrayLike<number>, q: number): number {
  return quantileOfSorted(toSorted(values), q);
}

/** The same for values already ascending and free of NaN, when several quantiles of one column are wanted. */
export function quantileOfSorted(sorted: Float64Array, q: number): number {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`quantile: q must be from 0 to 1, got ${q}`);
  if (sorted.length === 0) return Number.NaN;
  const h = (sorted.length - 1) * q;
  const below = Math.floor(h);
  const t = h - below;
  const a = sorted[below]!;
  const b = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
}

/** A sorted copy without NaN, ascending. */
export function toSorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
}
