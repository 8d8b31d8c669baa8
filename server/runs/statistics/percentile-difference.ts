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
 * @param resampled (B) the difference in each resample, in any order.
 * @see Efron & Tibshirani, An Introduction to the Bootstrap (1993), §13.3 and §15.4.
 */
export function percentileDifference(estimate: number, resampled: Float64Array): Difference {
  const sorted = resampled.map(clean).sort();
  const notAbove = sorted.filter((value) => value <= 0).length;
  const notBelow = sorted.filter((value) => value >= 0).length;
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
