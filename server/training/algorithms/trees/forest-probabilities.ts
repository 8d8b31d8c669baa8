import type { DecisionTree, FeatureMatrix, ForestModel } from '../../model.ts';

/**
 * Class probabilities of a forest: the mean of the class shares of the leaves a row falls into.
 *
 * They are rounded to float32, which is what an ONNX file gives: then the noise of adding up, which depends on the order
 * of the trees, cannot decide between two classes that got the same share.
 *
 * @param matrix (n, d) features in the order of training. NaN goes right at every split, as in ONNX.
 * @returns (n × classes) row-major, each a float32 value.
 * @throws RangeError when a tree asks for a feature the matrix does not have.
 */
export function forestProbabilities({ trees, classes }: ForestModel, matrix: FeatureMatrix): Float64Array {
  const columns = toFloat32Columns(matrix);
  const sums = new Float64Array(matrix.rows * classes);
  for (const tree of trees) addTreeShares(tree, columns, sums);
  return meanShares(sums, trees.length);
}

/** Adds to each row of `sums` (n × classes) the class shares of its leaf. */
export function addTreeShares(tree: DecisionTree, columns: readonly Float32Array[], sums: Float64Array): void {
  const { left, right, feature, threshold, shares } = tree;
  const needed = feature.reduce((largest, j) => Math.max(largest, j), 0);
  if (needed >= columns.length) {
    throw new RangeError(`addTreeShares: the tree splits on feature ${needed}, the matrix has ${columns.length}`);
  }
  const classes = shares.length / left.length;
  for (let row = 0, start = 0; start < sums.length; row++, start += classes) {
    let node = 0;
    while (left[node] !== -1) {
      node = columns[feature[node]!]![row]! <= threshold[node]! ? left[node]! : right[node]!;
    }
    for (let k = 0; k < classes; k++) sums[start + k]! += shares[node * classes + k]!;
  }
}

export function meanShares(sums: Float64Array, trees: number): Float64Array {
  return sums.map((sum) => Math.fround(sum / trees));
}

/** Features as trees see them. */
export function toFloat32Columns({ columns }: FeatureMatrix): Float32Array[] {
  return columns.map((column) => Float32Array.from(column));
}
