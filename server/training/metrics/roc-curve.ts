import type { CountsByThreshold } from './counts-by-threshold.ts';

export interface RocCurve {
  /** (m) shares of the other rows that score at least the threshold, rising from 0 to 1. */
  readonly falsePositiveRate: Float64Array;
  /** (m) shares of the rows of the class that do, rising from 0 to 1. */
  readonly truePositiveRate: Float64Array;
  /** (m) falling; the first is infinite: nothing is answered. */
  readonly thresholds: Float64Array;
  /** Area by the trapezoid rule, 0 … 1. */
  readonly area: number;
}

/**
 * The ROC curve, without the thresholds that lie on a straight line between their neighbours.
 *
 *     FPR(t) = FP(t) / n₋,   TPR(t) = TP(t) / n₊,   area = Σ ΔFPR · (TPRᵢ + TPRᵢ₋₁) / 2
 *
 * @returns null where the class or its rest has no row: one of the rates is then 0/0.
 * @see scikit-learn, sklearn.metrics.roc_curve with drop_intermediate=True.
 */
export function rocCurve({ thresholds, truePositives, falsePositives }: CountsByThreshold): RocCurve | null {
  const m = thresholds.length;
  const positives = truePositives[m - 1] ?? 0;
  const negatives = falsePositives[m - 1] ?? 0;
  if (positives === 0 || negatives === 0) return null;
  const bends = (counts: Float64Array, i: number) => counts[i + 1]! - 2 * counts[i]! + counts[i - 1]! !== 0;
  const kept = [-1];
  let area = 0;
  for (let i = 0; i < m; i++) {
    const [before, tp] = [truePositives[i - 1] ?? 0, truePositives[i]!];
    area += ((falsePositives[i]! - (falsePositives[i - 1] ?? 0)) * (tp + before)) / 2;
    if (i === 0 || i === m - 1 || bends(truePositives, i) || bends(falsePositives, i)) kept.push(i);
  }
  // Before the first threshold nothing is answered.
  return {
    falsePositiveRate: Float64Array.from(kept, (i) => (falsePositives[i] ?? 0) / negatives),
    truePositiveRate: Float64Array.from(kept, (i) => (truePositives[i] ?? 0) / positives),
    thresholds: Float64Array.from(kept, (i) => thresholds[i] ?? Infinity),
    area: area / (positives * negatives),
  };
}
