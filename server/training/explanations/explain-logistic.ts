import { standardize } from '../algorithms/logistic/standard-scaler.ts';
import type { FeatureMatrix, LogisticModel } from '../model.ts';
import { contributionsAt, type Explanation } from './explanation.ts';

/**
 * Shapley values of a linear score with independent features: how far each feature is from its usual value, times its
 * weight.
 *
 *     φ[k, j] = w[k, j] · (xⱼ − meanⱼ),    base[k] = b[k] + Σⱼ w[k, j] · meanⱼ
 *
 * @param means (features) usual values, those of training.
 */
export function explainLogistic(
  { classes, coefficients, intercepts, scaler }: LogisticModel,
  matrix: FeatureMatrix,
  means: readonly number[],
): Explanation {
  const shape = { groups: classes, features: matrix.columns.length };
  const { columns } = standardize(matrix, scaler);
  const usual = standardize({ ...matrix, columns: means.map((mean) => Float64Array.of(mean)) }, scaler).columns;
  const contributions = new Float64Array(matrix.rows * classes * (shape.features + 1));
  for (let k = 0; k < classes; k++) {
    const weights = coefficients[k]!;
    const base = weights.reduce((sum, weight, j) => sum + weight * usual[j]![0]!, intercepts[k]!);
    for (let row = 0; row < matrix.rows; row++) {
      const start = contributionsAt(row, k, shape);
      for (const [j, weight] of weights.entries()) {
        contributions[start + j] = weight * (columns[j]![row]! - usual[j]![0]!);
      }
      contributions[start + shape.features] = base;
    }
  }
  return { scale: 'score', groups: classes, contributions };
}
