import { studentBound, studentP } from '#server/numerics/student-t';
import type { Difference } from '../comparison-schema.ts';

/**
 * Mean difference of two runs over repeated splits with its 95% interval, corrected for training sets that overlap: the
 * splits are not independent, and the plain t interval is several times too narrow.
 *
 *     mean ± t · √((1/J + n_test / n_train) s²),   s² with J − 1, t with J − 1 degrees of freedom
 *
 * @param differences (J) challenger − reference, one a split, J ≥ 2.
 * @param testToTrain n_test / n_train of a split, > 0.
 * @returns bounds equal to the mean where the differences are all the same.
 * @see Nadeau & Bengio (2003), Inference for the Generalization Error, doi 10.1023/A:1024068626366.
 */
export function correctedResampledT(differences: Float64Array, testToTrain: number): Difference {
  const count = differences.length;
  if (count < 2 || !(testToTrain > 0)) {
    throw new RangeError(
      `correctedResampledT: expected 2 or more differences and n_test / n_train > 0, got ${count} and ${testToTrain}`,
    );
  }
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const error = Math.sqrt((1 / count + testToTrain) * variance);
  // Differences that are equal but for rounding have no error to measure them by.
  if (error < Number.EPSILON) {
    const p = Math.abs(mean) < Number.EPSILON ? 1 : 0;
    return { estimate: mean, low: mean, high: mean, p, adjustedP: p };
  }
  const half = studentBound(0.95, count - 1) * error;
  const p = studentP(mean / error, count - 1);
  return { estimate: mean, low: mean - half, high: mean + half, p, adjustedP: p };
}
