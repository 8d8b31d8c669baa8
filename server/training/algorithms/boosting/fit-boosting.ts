/** Gradient-boosted trees as XGBoost 1.7 fits them: fitting is a generator that pauses after every round. */
import type { BoostedTreesModel, Fit, FitInput, LabelledMatrix, Tree } from '../../model.ts';
import type { XgboostParams } from '../../schema.ts';
import { addTree, toFloat32Columns } from './boosted-margins.ts';
import { createExactGrower, growExact } from './grow-exact.ts';
import { growHist } from './grow-hist.ts';
import { createHistGrower } from './hist-grower.ts';
import { toTree } from './node-table.ts';
import { BASE_SCORE, type Gradients, meanLogLoss, type Objective, objectiveFor } from './objective.ts';
import { prune } from './prune.ts';
import { toTreeParams } from './tree-params.ts';

/**
 * Fits one tree a round for two classes, one a class and round for more. Nothing is drawn at random, so the seed of the
 * input changes nothing.
 *
 * @throws RangeError when there is nothing to learn from: no row, no feature, fewer than two classes.
 * @see Chen & Guestrin (2016), XGBoost: A Scalable Tree Boosting System.
 */
export const fitBoosting: Fit<XgboostParams> = function* ({ train, holdout, params }: FitInput<XgboostParams>) {
  requireLearnable(train);
  const objective = objectiveFor(train.classes);
  const { groups } = objective;
  const learned = trackScores(train, objective);
  const watched = holdout && trackScores(holdout, objective);
  const grow = treeGrower(learned.columns, params);
  const gradients = { grad: new Float32Array(train.rows * groups), hess: new Float32Array(train.rows * groups) };
  const trees: Tree[] = [];
  for (let step = 1; step <= params.n_estimators; step++) {
    objective.computeGradients(learned.margins, train.labels, gradients);
    for (let group = 0; group < groups; group++) {
      const tree = grow(groupGradients(gradients, group, train.rows));
      trees.push(tree);
      learned.add(tree, group);
      watched?.add(tree, group);
    }
    yield { step, steps: params.n_estimators, trainLoss: learned.loss(), holdoutLoss: watched?.loss() ?? null };
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
function trackScores(matrix: LabelledMatrix, objective: Objective) {
  const { groups, baseMargin } = objective;
  const columns = toFloat32Columns(matrix);
  const margins = new Float32Array(matrix.rows * groups).fill(baseMargin);
  const probabilities = new Float64Array(matrix.rows * matrix.classes);
  return {
    columns,
    margins,
    add: (tree: Tree, group: number) => addTree(tree, columns, margins, groups, group),
    loss: () => {
      objective.computeProbabilities(margins, probabilities);
      return meanLogLoss(probabilities, matrix.labels);
    },
  };
}

/**
 * From here on (2²² rows) XGBoost 1.7's `auto` leaves exact search for a histogram method; ours is `hist`, where it
 * takes `approx`.
 */
const EXACT_ROWS = 4_194_304;

function treeGrower(columns: readonly Float32Array[], params: XgboostParams): (gradients: Gradients) => Tree {
  const treeParams = toTreeParams(params);
  const small = columns[0]!.length < EXACT_ROWS;
  if (params.tree_method === 'hist' || (params.tree_method === 'auto' && !small)) {
    const grower = createHistGrower(columns, params.max_bin, treeParams);
    return (gradients) => toTree(growHist(grower, gradients), treeParams);
  }
  const grower = createExactGrower(columns, treeParams);
  return (gradients) => {
    const nodes = growExact(grower, gradients);
    prune(nodes, treeParams.gamma);
    return toTree(nodes, treeParams);
  };
}

function groupGradients({ grad, hess }: Gradients, group: number, rows: number): Gradients {
  const [start, end] = [group * rows, (group + 1) * rows];
  return { grad: grad.subarray(start, end), hess: hess.subarray(start, end) };
}
