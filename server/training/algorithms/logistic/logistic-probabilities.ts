import type { FeatureMatrix, LogisticModel } from '../../model.ts';
import { linearScores, softmaxRows } from './linear-scores.ts';
import { standardize } from './standard-scaler.ts';

/**
 * Class probabilities of a fitted logistic regression.
 *
 * @param matrix (n, d) features in the order of training; a row with NaN gets NaN probabilities.
 * @returns (n × classes) row-major.
 * @throws RangeError if the number of features is not the model's.
 */
export function logisticProbabilities(model: LogisticModel, matrix: FeatureMatrix): Float64Array {
  const features = model.coefficients[0]?.length;
  if (matrix.columns.length !== features) {
    throw new RangeError(`logisticProbabilities: expected ${features} features, got ${matrix.columns.length}`);
  }
  const point = Float64Array.from(model.coefficients.flatMap((weights, k) => [...weights, model.intercepts[k]!]));
  const probabilities = new Float64Array(matrix.rows * model.classes);
  linearScores(standardize(matrix, model.scaler), point, probabilities);
  softmaxRows(probabilities, model.classes);
  return probabilities;
}
