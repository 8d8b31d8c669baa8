import { estimateMemoryBytes, type FitShape } from './algorithms/boosting/estimate-memory.ts';
import { ALGORITHMS, type AlgorithmName, type RandomForestParams } from './schema.ts';

export type { FitShape };

/**
 * Most bytes that fitting may take, the rows copied for it among them: what to hold against the memory there is before
 * starting. Boosted trees count their histograms; the others their largest arrays.
 *
 * @param params as the algorithm's schema takes them.
 */
export function estimateFitMemory(
  algorithm: AlgorithmName,
  params: Readonly<Record<string, unknown>>,
  shape: FitShape,
): number {
  const { rows, features, classes } = shape;
  const matrix = 8 * rows * features;
  switch (algorithm) {
    case 'xgboost':
      return matrix + estimateMemoryBytes(shape, ALGORITHMS.xgboost.params.parse(params));
    case 'logistic_regression':
      // Scaled columns, and scores, probabilities and their steps for each class.
      return 2 * matrix + 8 * 4 * rows * classes;
    case 'random_forest':
      return 2 * matrix + forestBytes(ALGORITHMS.random_forest.params.parse(params), shape);
    case 'decision_tree':
      return 2 * matrix + forestBytes({ ...ALGORITHMS.decision_tree.params.parse(params), n_estimators: 1 }, shape);
    case 'majority':
    case 'stratified':
      return matrix;
  }
}

/** Trees grown until every leaf has as few rows as it may: a node is some 64 bytes and a share a class. */
function forestBytes(
  {
    n_estimators,
    max_depth,
    min_samples_leaf,
  }: Pick<RandomForestParams, 'n_estimators' | 'max_depth' | 'min_samples_leaf'>,
  { rows, classes }: FitShape,
): number {
  const leaves = Math.min(rows / min_samples_leaf, 2 ** (max_depth ?? Number.POSITIVE_INFINITY));
  return n_estimators * 2 * leaves * (64 + 8 * classes);
}
