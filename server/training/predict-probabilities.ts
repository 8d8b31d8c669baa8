import { boostedProbabilities } from './algorithms/boosting/boosted-margins.ts';
import { logisticProbabilities } from './algorithms/logistic/logistic-probabilities.ts';
import { majorityProbabilities } from './algorithms/majority.ts';
import { stratifiedProbabilities } from './algorithms/stratified.ts';
import { forestProbabilities } from './algorithms/trees/forest-probabilities.ts';
import type { FeatureMatrix, FittedModel } from './model.ts';

/**
 * Class probabilities of any fitted model.
 *
 * @param matrix (n, d) features in the order of training.
 * @returns (n × classes) row-major.
 */
export function predictProbabilities(model: FittedModel, matrix: FeatureMatrix): Float64Array {
  switch (model.kind) {
    case 'boosted_trees':
      return boostedProbabilities(model, matrix);
    case 'logistic':
      return logisticProbabilities(model, matrix);
    case 'forest':
      return forestProbabilities(model, matrix);
    case 'majority':
      return majorityProbabilities(model, matrix);
    case 'stratified':
      return stratifiedProbabilities(model, matrix);
  }
}

/** The class of the largest probability in each row, the first of them in a tie. */
export function mostProbableClasses(probabilities: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: probabilities.length / classes }, (_, i) => {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    return row.reduce((best, p, k) => (p > row[best]! ? k : best), 0);
  });
}
