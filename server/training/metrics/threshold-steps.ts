/** Thresholds stand a thousandth apart, so that a number with three decimals is answered exactly. */
export const THRESHOLD_STEPS = 1_000;

/**
 * How many of the scores are at least k/1000, for k = 0 … 1000.
 *
 * @param scores (n) probabilities; below 0 counts nowhere.
 * @returns (1001) falling; the first is n.
 */
export function countsAtSteps(scores: Float64Array): number[] {
  const counts = new Array<number>(THRESHOLD_STEPS + 1).fill(0);
  for (const score of scores) {
    let k = Math.min(THRESHOLD_STEPS, Math.floor(score * THRESHOLD_STEPS));
    // The product may round across a step.
    while (k < THRESHOLD_STEPS && (k + 1) / THRESHOLD_STEPS <= score) k++;
    while (k >= 0 && k / THRESHOLD_STEPS > score) k--;
    if (k >= 0) counts[k]!++;
  }
  for (let k = THRESHOLD_STEPS - 1; k >= 0; k--) counts[k]! += counts[k + 1]!;
  return counts;
}
