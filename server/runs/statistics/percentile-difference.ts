import { quantileOfSorted } from '#server/numerics/quantile';
import { selectOrder } from '#server/numerics/select-order';
import type { Difference } from '../comparison-schema.ts';

export const RESAMPLES = 2_000;

/** Below this a difference of two figures of order 1 is rounding. */
const ROUNDING = 1e-12;

/**
 * What resamples say of a difference: its 95% percentile interval, and the two-sided p-value that belongs to it.
 *
 *     p = min(1, 2 (1 + min(#{d ≤ 0}, #{d ≥ 0})) / (B + 1))
 *
 * @param resampled (B) the difference in each resample; rearranged.
 * @see Efron & Tibshirani, An Introduction to the Bootstrap (1993), §13.3 and §15.4.
 */
export function percentileDifference(estimate: number, resampled: Float64Array): Difference {
  let [notAbove, notBelow] = [0, 0];
  for (let b = 0; b < resampled.length; b++) {
    const value = clean(resampled[b]!);
    resampled[b] = value;
    if (value <= 0) notAbove++;
    if (value >= 0) notBelow++;
  }
  const p = Math.min(1, (2 * (1 + Math.min(notAbove, notBelow))) / (resampled.length + 1));
  const low = quantileFrom(resampled, 0.025);
  const high = quantileFrom(resampled, 0.975);
  return { estimate: clean(estimate), low, high, p, adjustedP: p };
}

/** Sorts no more than the two values that a quantile lies between: a comparison asks for hundreds of them. */
function quantileFrom(values: Float64Array, q: number): number {
  const below = Math.floor((values.length - 1) * q);
  selectOrder(values, below);
  if (below + 1 < values.length) selectOrder(values, below + 1, below + 1);
  return quantileOfSorted(values, q);
}

const clean = (value: number): number => (Math.abs(value) < ROUNDING ? 0 : value);
