/** Gradient-boosted trees as XGBoost 1.7 fits them: fitting is a generator that pauses after every round. */
import type { BoostedTreesModel, Fit, FitInput, Tree } from '../../model.ts';
import type { XgboostParams } from '../../schema.ts';
import { createBooster } from './create-booster.ts';
import { createEarlyStopping, cutValidation } from './early-stopping.ts';
import { objectiveFor } from './objective.ts';
import { requireLearnable } from './require-learnable.ts';
import { createTreeSampler } from './sample-tree.ts';
import { searchMethod } from './search-method.ts';
import { trackScores } from './track-scores.ts';

/**
 * Fits one tree a round for two classes, one a class and round for more.
 *
 * The seed draws the rows and features of each tree and the validation part of early stopping, and nothing else. With
 * early stopping the model ends with the best round.
 *
 * @throws RangeError when there is nothing to learn from: no row, no feature, fewer than two classes, infinite values.
 * @see Chen & Guestrin (2016), XGBoost: A Scalable Tree Boosting System.
 */
export const fitBoosting: Fit<XgboostParams> = function* (input: FitInput<XgboostParams>) {
  const { holdout, params } = input;
  const objective = objectiveFor(input.train.classes, params.base_score);
  requireLearnable(input.train);
  const seed = params.seed ?? input.seed;
  const { learned, validation } = cutValidation(input.train, params, seed);
  const [rows, features] = [learned.rows, learned.columns.length];
  const nextSample = createTreeSampler({ method: searchMethod(params, rows), rows, features, params, seed });
  const stopping = createEarlyStopping(params.early_stopping_rounds ?? params.n_estimators);
  const watched = holdout && trackScores(holdout, objective);
  const validated = validation && trackScores(validation, objective);
  const booster = createBooster({ ...input, train: learned }, objective);
  const trees: Tree[] = [];
  try {
    for (let step = 1; step <= params.n_estimators; step++) {
      booster.computeGradients();
      for (let group = 0; group < objective.groups; group++) {
        const tree = booster.growTree(group, nextSample());
        trees.push(tree);
        watched?.add(tree, group);
        validated?.add(tree, group);
      }
      yield { step, steps: params.n_estimators, trainLoss: booster.trainLoss(), holdoutLoss: watched?.loss() ?? null };
      if (validated && stopping.isOver(step, validated.loss())) break;
    }
  } finally {
    booster.close();
  }
  const model: BoostedTreesModel = {
    kind: 'boosted_trees',
    objective: objective.name,
    classes: learned.classes,
    baseScore: params.base_score,
    trees: validated ? trees.slice(0, stopping.bestStep * objective.groups) : trees,
  };
  return model;
};
