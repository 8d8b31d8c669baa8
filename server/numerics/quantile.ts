/** Between which order statistics a quantile lies, and where; names as in pandas. */
export type Interpolation = 'linear' | 'lower' | 'higher' | 'midpoint' | 'nearest';

/**
 * Quantile by interpolation between order statistics: with `h = (n − 1) q` and the values sorted,
 *
 *     quantile = x⌊h⌋ + t (x⌊h⌋₊₁ − x⌊h⌋),   t = h − ⌊h⌋ (linear), 0 (lower), 1 (higher), ½ (midpoint)
 *
 * taken from the nearer end, so that it never leaves the interval. `nearest` takes x of the nearer index, the even one
 * half way. pandas asks NumPy for a percentile, so q goes through a hundredfold and back; that last bit is kept.
 *
 * @param values (n) in any order; NaN is dropped. Not changed.
 * @param q      From 0 to 1.
 * @returns In the unit of the values; NaN when nothing is left.
 * @throws RangeError if q is outside 0 … 1.
 * @see Hyndman & Fan, Sample quantiles in statistical packages (1996), definition 7; pandas.Series.quantile.
 */
export function quantile(values: ArrayLike<number>, q: number, interpolation: Interpolation = 'linear'): number {
  return quantileOfSorted(toSorted(values), (q * 100) / 100, interpolation);
}

/** The same for values already ascending and free of NaN, and q as it is, as numpy.quantile takes it. */
export function quantileOfSorted(sorted: Float64Array, q: number, interpolation: Interpolation = 'linear'): number {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`quantile: q must be from 0 to 1, got ${q}`);
  if (sorted.length === 0) return Number.NaN;
  const h = (sorted.length - 1) * q;
  const below = Math.floor(h);
  if (interpolation === 'nearest')
    return sorted[h - below > 0.5 || (h - below === 0.5 && below % 2) ? below + 1 : below]!;
  const t = h === below ? 0 : positionWithin(h - below, interpolation);
  const a = sorted[below]!;
  const b = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
}

function positionWithin(t: number, interpolation: Exclude<Interpolation, 'nearest'>): number {
  switch (interpolation) {
    case 'linear':
      return t;
    case 'lower':
      return 0;
    case 'higher':
      return 1;
    case 'midpoint':
      return 0.5;
  }
}

/** A sorted copy without NaN, ascending. */
export function toSorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
}
