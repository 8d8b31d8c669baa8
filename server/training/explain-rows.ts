import { explainBoosted } from './explanations/explain-boosted.ts';
import { explainForest } from './explanations/explain-forest.ts';
import { explainLogistic } from './explanations/explain-logistic.ts';
import { contributionsAt, type Explanation } from './explanations/explanation.ts';
import type { FeatureMatrix, FittedModel } from './model.ts';
import { predictProbabilities } from './predict-probabilities.ts';

export type { Explanation };

/**
 * What each feature contributed to each answer of a model: exact path-dependent Shapley values for trees, linear
 * contributions for logistic regression; for the baselines, which look at no feature, nothing but the base.
 *
 * Costs, a row: trees O(trees · leaves · depth²), some milliseconds for 300 trees of depth 6; linear O(classes ·
 * features).
 *
 * @param matrix (n, d) features in the order of training.
 * @param means  (d) means of the training rows; what a linear model's contributions are measured from.
 * @throws RangeError where the number of means is not that of the features.
 */
export function explainRows(model: FittedModel, matrix: FeatureMatrix, means: readonly number[]): Explanation {
  if (means.length !== matrix.columns.length) {
    throw new RangeError(`explainRows: expected ${matrix.columns.length} means, got ${means.length}`);
  }
  switch (model.kind) {
    case 'boosted_trees':
      return explainBoosted(model, matrix);
    case 'forest':
      return explainForest(model, matrix);
    case 'logistic':
      return explainLogistic(model, matrix, means);
    case 'majority':
    case 'stratified':
      return explainNothing(model, matrix);
  }
}

function explainNothing(model: FittedModel, matrix: FeatureMatrix): Explanation {
  const shape = { groups: model.classes, features: matrix.columns.length };
  const contributions = new Float64Array(matrix.rows * model.classes * (shape.features + 1));
  for (const [at, p] of predictProbabilities(model, matrix).entries()) {
    const [row, k] = [Math.floor(at / model.classes), at % model.classes];
    contributions[contributionsAt(row, k, shape) + shape.features] = p;
  }
  return { scale: 'probability', groups: model.classes, contributions };
}
