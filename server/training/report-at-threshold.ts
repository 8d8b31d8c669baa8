import { accuracy } from './metrics/accuracy.ts';
import { averageScores, classScores } from './metrics/class-scores.ts';
import { THRESHOLD_STEPS } from './metrics/threshold-steps.ts';
import type { Report } from './schema.ts';

export { THRESHOLD_STEPS };

/** How many rows of one class, and of all others, are given a probability of at least k/1000; k = 0 … 1000. */
export interface StepCounts {
  readonly positives: readonly number[];
  readonly negatives: readonly number[];
}

/** The part of a report that answers alone decide. */
export type AnswerReport = Pick<Report, 'rows' | 'classes' | 'macro' | 'weighted' | 'confusion'> & {
  readonly metrics: Pick<Report['metrics'], 'accuracy'>;
};

/**
 * The report of answering one class wherever its probability is at least `threshold`, else "not it". As scikit-learn's
 * `classification_report(label == k, p[:, k] >= threshold, zero_division=0)`.
 *
 * @param threshold 0 … 1, taken to the nearest thousandth.
 * @param names     of all others, and of the class.
 * @throws RangeError at a threshold outside 0 … 1, or where there are no rows.
 */
export function reportAtThreshold(
  counts: StepCounts,
  threshold: number,
  names: readonly [string, string],
): AnswerReport {
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new RangeError(`reportAtThreshold: a threshold lies between 0 and 1, got ${threshold}`);
  }
  const step = Math.round(threshold * THRESHOLD_STEPS);
  const [all, rest] = [counts.positives[0]!, counts.negatives[0]!];
  const [hits, alarms] = [counts.positives[step]!, counts.negatives[step]!];
  const confusion = [
    [rest - alarms, alarms],
    [all - hits, hits],
  ];
  const scores = classScores(confusion);
  return {
    rows: all + rest,
    classes: scores.map(({ predictedCount: _, ...score }, k) => ({ label: k, name: names[k]!, ...score })),
    macro: averageScores(scores, 'macro'),
    weighted: averageScores(scores, 'weighted'),
    confusion,
    metrics: { accuracy: accuracy(confusion) },
  };
}
