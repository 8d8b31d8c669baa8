import { CALIBRATION_BINS } from './calibration-error.ts';

/** Rows whose probability of the class lies in one bin. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Mean probability of the class. */
  readonly predicted: number;
  /** Share of the rows that are of the class. */
  readonly observed: number;
}

/**
 * How often a class is true where it is given a probability: 10 equal-width bins, those without a row left out. Bin b
 * holds b/10 < p ≤ (b + 1)/10, the first also p = 0.
 *
 * @param inside  (n₊) probabilities of the class on its rows, each from 0 to 1.
 * @param outside (n₋) the same on all others.
 * @throws RangeError at a probability outside 0 … 1.
 * @see scikit-learn, sklearn.calibration.calibration_curve with n_bins=10, strategy='uniform'.
 */
export function calibrationCurve(inside: Float64Array, outside: Float64Array): CalibrationBin[] {
  const rows = new Float64Array(CALIBRATION_BINS);
  const sums = new Float64Array(CALIBRATION_BINS);
  const positives = new Float64Array(CALIBRATION_BINS);
  for (const [scores, isClass] of [
    [inside, 1],
    [outside, 0],
  ] as const) {
    for (const p of scores) {
      if (!(p >= 0 && p <= 1)) throw new RangeError(`calibrationCurve: probabilities lie between 0 and 1, got ${p}`);
      const b = binOf(p);
      rows[b]!++;
      sums[b]! += p;
      positives[b]! += isClass;
    }
  }
  return Array.from(rows, (count, b) => ({
    from: edge(b),
    to: edge(b + 1),
    rows: count,
    predicted: sums[b]! / count,
    observed: positives[b]! / count,
  })).filter((bin) => bin.rows > 0);
}

/** As numpy.linspace makes them: 0.30000000000000004 and not 0.3. */
const edge = (b: number): number => (b === CALIBRATION_BINS ? 1 : b * (1 / CALIBRATION_BINS));

/** The number of inner edges below p. */
function binOf(p: number): number {
  let b = Math.min(CALIBRATION_BINS - 1, Math.floor(p * CALIBRATION_BINS));
  while (b > 0 && p <= edge(b)) b--;
  while (b < CALIBRATION_BINS - 1 && p > edge(b + 1)) b++;
  return b;
}
