/** Gini trees as scikit-learn 1.2 grows them: one, or a forest of them on bootstrap samples. */
import { Random } from '#server/numerics/random';
import { logLoss } from '../../metrics/log-loss.ts';
import type { DecisionTree, FitInput, FitProgress, ForestModel, LabelledMatrix } from '../../model.ts';
import type { DecisionTreeParams, RandomForestParams } from '../../schema.ts';
import { classWeights } from '../class-weights.ts';
import type { TreeRows } from './best-split.ts';
import { featureSampler } from './feature-sampler.ts';
import { addTreeShares, meanShares, toFloat32Columns } from './forest-probabilities.ts';
import { type GrowthLimits, growTree } from './grow-tree.ts';

/** Seeds of trees are drawn below 2³¹ − 1. */
const LARGEST_SEED = 2_147_483_646;

/**
 * One tree on all rows. The seed decides between features that split equally well, and which ones are looked at where
 * `max_features` leaves some out; trees are those of scikit-learn's DecisionTreeClassifier(random_state=seed).
 *
 * @throws RangeError where a training feature is not finite, or there is no row or no feature.
 */
export function* fitDecisionTree(input: FitInput<DecisionTreeParams>): Generator<FitProgress, ForestModel> {
  const { train, params, seed } = input;
  const rows = toTreeRows(train);
  const weights = rowWeights(train, params);
  return yield* collect(input, 1, () => {
    const sampler = featureSampler(train.columns.length, new Random(seed));
    return growTree({ ...rows, weights }, toLimits(train, params), sampler);
  });
}

/**
 * `n_estimators` trees, each on a bootstrap sample and with a seed of its own; answers are means of the trees' class
 * shares. Yields after every tree. Trees are those of scikit-learn's RandomForestClassifier(random_state=seed).
 *
 * @throws RangeError where a training feature is not finite, or there is no row or no feature.
 * @see Breiman (2001), Random Forests, doi 10.1023/A:1010933404324.
 */
export function* fitRandomForest(input: FitInput<RandomForestParams>): Generator<FitProgress, ForestModel> {
  const { train, params, seed } = input;
  const rows = toTreeRows(train);
  const weights = rowWeights(train, params);
  const seeds = new Random(seed);
  return yield* collect(input, params.n_estimators, () => {
    const treeSeed = seeds.integer(LARGEST_SEED);
    const sampled = params.bootstrap ? bootstrapWeights(weights, new Random(treeSeed)) : weights;
    const sampler = featureSampler(train.columns.length, new Random(treeSeed));
    return growTree({ ...rows, weights: sampled }, toLimits(train, params), sampler);
  });
}

/** Grows tree after tree, yielding the losses of the mean of all so far. */
function* collect(
  { train, holdout }: FitInput<unknown>,
  steps: number,
  grow: () => DecisionTree,
): Generator<FitProgress, ForestModel> {
  const trees: DecisionTree[] = [];
  const onTrain = trackLoss(train);
  const onHoldout = holdout && trackLoss(holdout);
  for (let step = 1; step <= steps; step++) {
    const tree = grow();
    trees.push(tree);
    yield { step, steps, trainLoss: onTrain(tree, step), holdoutLoss: onHoldout?.(tree, step) ?? null };
  }
  return { kind: 'forest', classes: train.classes, trees };
}

/** Sums the shares of a growing forest, so that a step costs one tree and not all. */
function trackLoss(matrix: LabelledMatrix): (tree: DecisionTree, trees: number) => number {
  const columns = toFloat32Columns(matrix);
  const sums = new Float64Array(matrix.rows * matrix.classes);
  return (tree, trees) => {
    addTreeShares(tree, columns, sums);
    return logLoss(matrix.labels, meanShares(sums, trees), matrix.classes);
  };
}

type GrowthParams = Pick<DecisionTreeParams, 'max_depth' | 'min_samples_split' | 'min_samples_leaf' | 'max_features'>;

function toLimits({ columns }: LabelledMatrix, params: GrowthParams): GrowthLimits {
  return {
    maxDepth: params.max_depth ?? Number.POSITIVE_INFINITY,
    splitRows: params.min_samples_split,
    leafRows: params.min_samples_leaf,
    maxFeatures: featuresPerSplit(params.max_features, columns.length),
  };
}

function featuresPerSplit(rule: GrowthParams['max_features'], features: number): number {
  switch (rule) {
    case 'sqrt':
      return Math.max(1, Math.floor(Math.sqrt(features)));
    case 'log2':
      return Math.max(1, Math.floor(Math.log2(features)));
    case 'all':
      return features;
  }
}

function rowWeights(
  { labels, classes }: LabelledMatrix,
  { class_weight }: Pick<DecisionTreeParams, 'class_weight'>,
): Float64Array {
  const weights = classWeights(labels, classes, class_weight);
  return Float64Array.from(labels, (label) => weights[label]!);
}

/** Each row's weight as often as it is drawn, in n draws with replacement. */
function bootstrapWeights(weights: Float64Array, random: Random): Float64Array {
  const drawn = new Float64Array(weights.length);
  for (let i = 0; i < drawn.length; i++) drawn[random.integer(drawn.length - 1)]!++;
  return drawn.map((count, row) => count * weights[row]!);
}

function toTreeRows(train: LabelledMatrix): Omit<TreeRows, 'weights'> {
  if (train.rows < 1 || train.columns.length < 1) {
    throw new RangeError(
      `fitForest: needs at least one row and one feature, got ${train.rows} × ${train.columns.length}`,
    );
  }
  for (const [j, column] of train.columns.entries()) {
    const row = column.findIndex((x) => !Number.isFinite(x));
    if (row >= 0) throw new RangeError(`fitForest: feature ${train.names[j]} is ${column[row]} in training row ${row}`);
  }
  const columns = toFloat32Columns(train);
  return { columns, orders: columns.map(orderOf), labels: train.labels, classes: train.classes };
}

/** Rows by ascending value; the sort is stable, so equal values stay in the order of their rows. */
function orderOf(column: Float32Array): Int32Array {
  return Int32Array.from(column.keys()).sort((a, b) => column[a]! - column[b]!);
}
