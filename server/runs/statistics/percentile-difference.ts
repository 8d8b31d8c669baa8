import { quantileOfSorted } from '#server/numerics/quantile';
import type { Difference } from '../comparison-schema.ts';

export const RESAMPLES = 2_000;

/** Below this a difference of two figures of order 1 is rounding. */
const ROUNDING = 1e-12;

/**
 * What resamples say of a difference: its 95% percentile interval, and the two-sided p-value that belongs to it.
 *
 *     p = min(1, 2 (1 + min(#{d ≤ 0}, #{d ≥ 0})) / (B + 1))
 *
 * @param resampled (B) the difference in each resample; put in ascending order.
 * @see Efron & Tibshirani, An Introduction to the Bootstrap (1993), §13.3 and §15.4.
 */
export function percentileDifference(estimate: number, resampled: Float64Array): Difference {
  for (let b = 0; b < resampled.length; b++) resampled[b] = clean(resampled[b]!);
  const sorted = resampled.sort();
  let [notAbove, notBelow] = [0, 0];
  for (let b = 0; b < sorted.length; b++) {
    if (sorted[b]! <= 0) notAbove++;
    if (sorted[b]! >= 0) notBelow++;
  }
  const p = Math.min(1, (2 * (1 + Math.min(notAbove, notBelow))) / (sorted.length + 1));
  return {
    estimate: clean(estimate),
    low: quantileOfSorted(sorted, 0.025),
    high: quantileOfSorted(sorted, 0.975),
    p,
    adjustedP: p,
  };
}

const clean = (value: number): number => (Math.abs(value) < ROUNDING ? 0 : value);
