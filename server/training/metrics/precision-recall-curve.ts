import type { CountsByThreshold } from './counts-by-threshold.ts';

export interface PrecisionRecallCurve {
  /** (m) rising from 0 to 1. */
  readonly recall: Float64Array;
  /** (m) the first is 1 by definition: nothing is answered, so nothing is wrong. */
  readonly precision: Float64Array;
  /** (m) falling; the first is infinite. */
  readonly thresholds: Float64Array;
  /** Mean of the precision, weighted by the recall each threshold gains, 0 … 1. */
  readonly averagePrecision: number;
}

/**
 * Precision against recall at every threshold. The points are scikit-learn's in the opposite order.
 *
 *     precision(t) = TP(t) / (TP(t) + FP(t)),   recall(t) = TP(t) / n₊,   AP = Σ Δrecall · precision
 *
 * AP is a sum and not an area under straight lines: between two thresholds precision does not move in a line.
 *
 * @returns null where the class has no row: its recall is then 0/0.
 * @see scikit-learn, sklearn.metrics.precision_recall_curve and average_precision_score.
 */
export function precisionRecallCurve(counts: CountsByThreshold): PrecisionRecallCurve | null {
  const { thresholds, truePositives, falsePositives } = counts;
  const m = thresholds.length;
  const positives = truePositives[m - 1] ?? 0;
  if (positives === 0) return null;
  const recall = new Float64Array(m + 1);
  const precision = new Float64Array(m + 1).fill(1, 0, 1);
  const shifted = new Float64Array(m + 1).fill(Infinity, 0, 1);
  let averagePrecision = 0;
  for (let i = 0; i < m; i++) {
    const tp = truePositives[i]!;
    recall[i + 1] = tp / positives;
    precision[i + 1] = tp / (tp + falsePositives[i]!);
    shifted[i + 1] = thresholds[i]!;
    averagePrecision += (recall[i + 1]! - recall[i]!) * precision[i + 1]!;
  }
  return { recall, precision, thresholds: shifted, averagePrecision };
}
