/** Gradient-boosted trees as XGBoost 1.7 fits them: fitting is a generator that pauses after every round. */
import type { BoostedTreesModel, Fit, FitInput, LabelledMatrix, Tree } from '../../model.ts';
import type { XgboostParams } from '../../schema.ts';
import { addTree, toFloat32Columns } from './boosted-margins.ts';
import { createBooster } from './create-booster.ts';
import { BASE_SCORE, meanLogLoss, type Objective, objectiveFor } from './objective.ts';
import { EVERYTHING } from './tree-sample.ts';

/**
 * Fits one tree a round for two classes, one a class and round for more. Nothing is drawn at random, so the seed of the
 * input changes nothing.
 *
 * @throws RangeError when there is nothing to learn from: no row, no feature, fewer than two classes.
 * @see Chen & Guestrin (2016), XGBoost: A Scalable Tree Boosting System.
 */
export const fitBoosting: Fit<XgboostParams> = function* (input: FitInput<XgboostParams>) {
  const { train, holdout, params } = input;
  requireLearnable(train);
  const objective = objectiveFor(train.classes);
  const watched = holdout && trackScores(holdout, objective);
  const booster = createBooster(input, objective);
  const trees: Tree[] = [];
  try {
    for (let step = 1; step <= params.n_estimators; step++) {
      booster.computeGradients();
      for (let group = 0; group < objective.groups; group++) {
        const tree = booster.growTree(group, EVERYTHING);
        trees.push(tree);
        watched?.add(tree, group);
      }
      yield { step, steps: params.n_estimators, trainLoss: booster.trainLoss(), holdoutLoss: watched?.loss() ?? null };
    }
  } finally {
    booster.close();
  }
  const model: BoostedTreesModel = {
    kind: 'boosted_trees',
    objective: objective.name,
    classes: train.classes,
    baseScore: BASE_SCORE,
    trees,
  };
  return model;
};

function requireLearnable({ rows, columns, names, labels }: LabelledMatrix): void {
  if (rows < 1 || columns.length < 1) {
    throw new RangeError(`fitBoosting: needs at least one row and one feature, got ${rows} × ${columns.length}`);
  }
  const short = columns.findIndex((column) => column.length !== rows);
  if (short >= 0 || labels.length !== rows) {
    const [what, length] = short >= 0 ? [`column ${names[short]}`, columns[short]?.length] : ['labels', labels.length];
    throw new RangeError(`fitBoosting: ${what} has ${length} values for ${rows} rows`);
  }
}

/** Margins of a matrix that follow the growing forest, so that a round costs one tree and not all. */
function trackScores(matrix: LabelledMatrix, { groups, baseMargin, computeProbabilities }: Objective) {
  const columns = toFloat32Columns(matrix);
  const margins = new Float32Array(matrix.rows * groups).fill(baseMargin);
  const probabilities = new Float64Array(matrix.rows * matrix.classes);
  return {
    add: (tree: Tree, group: number) => addTree(tree, columns, margins, groups, group),
    loss: () => {
      computeProbabilities(margins, probabilities);
      return meanLogLoss(probabilities, matrix.labels);
    },
  };
}
