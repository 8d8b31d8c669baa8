/** What a forest says of rows, in float32 as XGBoost's predictor adds it up. */
import type { BoostedTreesModel, FeatureMatrix, Tree } from '../../model.ts';
import { objectiveFor } from './objective.ts';

/**
 * Raw scores: the base margin plus each tree's leaf weight, in the order of the trees.
 *
 * @returns (n, groups) row-major; one group for binary:logistic, one a class for multi:softprob.
 * @throws RangeError when a tree asks for a feature the matrix does not have.
 */
export function boostedMargins(model: BoostedTreesModel, matrix: FeatureMatrix): Float32Array {
  const { groups, baseMargin } = objectiveFor(model.classes, model.baseScore);
  const columns = toFloat32Columns(matrix);
  const margins = new Float32Array(matrix.rows * groups).fill(baseMargin);
  for (const [t, tree] of model.trees.entries()) addTree(tree, columns, margins, groups, t % groups);
  return margins;
}

/** Probabilities (n, classes) row-major; each is a float32 value. */
export function boostedProbabilities(model: BoostedTreesModel, matrix: FeatureMatrix): Float64Array {
  const probabilities = new Float64Array(matrix.rows * model.classes);
  objectiveFor(model.classes).computeProbabilities(boostedMargins(model, matrix), probabilities);
  return probabilities;
}

/** Features as trees see them. NaN stays NaN: missing. */
export function toFloat32Columns(matrix: FeatureMatrix): Float32Array[] {
  return matrix.columns.map((column) => Float32Array.from(column));
}

/** Adds one tree's leaf weights to its group's margins (n, groups), in place. */
export function addTree(
  tree: Tree,
  columns: readonly Float32Array[],
  margins: Float32Array,
  groups: number,
  group: number,
): void {
  const needed = tree.feature.reduce((largest, feature) => Math.max(largest, feature), 0);
  if (needed >= columns.length) {
    throw new RangeError(`addTree: the tree splits on feature ${needed}, the matrix has ${columns.length} features`);
  }
  const { left, right, feature, threshold, defaultLeft, weight } = tree;
  for (let row = 0, i = group; i < margins.length; row++, i += groups) {
    let node = 0;
    while (left[node] !== -1) {
      const value = columns[feature[node]!]![row]!;
      const goesLeft = Number.isNaN(value) ? defaultLeft[node]! : value < threshold[node]!;
      node = goesLeft ? left[node]! : right[node]!;
    }
    margins[i]! += weight[node]!;
  }
}
