import { boostedMargins } from '../../../server/training/algorithms/boosting/boosted-margins.ts';
import { featureImportance } from '../../../server/training/algorithms/boosting/importance.ts';
import type { BoostedTreesModel, Tree } from '../../../server/training/model.ts';
import { type Check, holds, near, relativelyNear, same } from '../check.ts';
import { type Fixture, readMatrix, type TrainingData } from '../fixture.ts';
import { fitCase } from './fit-case.ts';

/** XGBoost prints its curves with six digits less than it computes them with. */
const CURVE = 1e-6;
const PROBABILITY = 1e-6;
/** XGBoost adds gains and covers in float32, the product in double. */
const IMPORTANCE = 1e-4;

interface XgboostTree {
  readonly left_children: number[];
  readonly right_children: number[];
  readonly split_indices: number[];
  readonly split_conditions: number[];
  readonly default_left: number[];
  readonly loss_changes: number[];
  readonly sum_hessian: number[];
}

interface XgboostFixture {
  readonly data: TrainingData;
  readonly nan_cells: readonly [row: number, feature: number][];
  readonly train_index: number[];
  readonly test_index: number[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly num_class: number;
  readonly expected: {
    readonly test_proba: number[][];
    readonly test_margin: (number | number[])[];
    readonly test_pred: number[];
    readonly train_eval: number[];
    readonly test_eval: number[];
    readonly nodes_per_tree: number[];
    readonly importance: Readonly<Record<'weight' | 'gain' | 'cover', Readonly<Record<string, number>>>>;
  };
  readonly model_save_json?: { learner: { gradient_booster: { model: { trees: XgboostTree[] } } } };
}

/** Fits with the fixture's parameters on its training rows; holds every number the real library wrote down. */
export function compareXgboost(fixture: Fixture): Check[] {
  const content = fixture.content as XgboostFixture;
  const { expected, data } = content;
  const matrix = readMatrix(fixture, data, { classes: content.num_class, missing: content.nan_cells });
  const { result, holdout } = fitCase({
    matrix,
    train: content.train_index,
    holdout: content.test_index,
    algorithm: 'xgboost',
    params: ourParams(content.params),
  });
  if (result.model.kind !== 'boosted_trees') throw new Error(`${fixture.id}: the fit gave a ${result.model.kind}`);
  const { model, learningCurve } = result;
  const margins = boostedMargins(model, holdout);
  const trees = content.model_save_json?.learner.gradient_booster.model.trees;
  return [
    near('probability', result.probabilities, expected.test_proba.flat(), PROBABILITY),
    near('margin', margins, expected.test_margin.flat().map(Math.fround), 1e-5),
    same('predicted class', result.predicted, expected.test_pred),
    same(
      'nodes a tree',
      model.trees.map(({ left }) => left.length),
      expected.nodes_per_tree,
    ),
    near('training loss', learningCurve.trainLoss, expected.train_eval, CURVE),
    near('holdout loss', learningCurve.holdoutLoss.map(Number), expected.test_eval, CURVE),
    ...compareImportance(model, content),
    ...(trees ? compareTrees(model.trees, trees) : []),
  ];
}

/** Parameters at XGBoost's own default that the product has no name for are left out. */
function ourParams({ objective: _o, n_jobs: _n, random_state: _r, ...params }: XgboostFixture['params']) {
  return Object.fromEntries(Object.entries(params).filter(([name, value]) => !(isSampling(name) && value === 1)));
}

function isSampling(name: string): boolean {
  return name === 'subsample' || name.startsWith('colsample_');
}

function compareImportance(model: BoostedTreesModel, { data, expected }: XgboostFixture): Check[] {
  const ours = featureImportance(model);
  const used = Object.keys(expected.importance.weight);
  const bySplits = holds('features used', ours.map(({ feature }) => data.features[feature]).join() === used.join());
  return [
    bySplits,
    ...(['weight', 'gain', 'cover'] as const).map((kind) =>
      relativelyNear(
        `importance by ${kind}`,
        ours.map((of) => of[kind]),
        used.map((name) => expected.importance[kind][name]!),
        IMPORTANCE,
      ),
    ),
  ];
}

/** Node by node; where XGBoost has a leaf, its split condition is the weight. */
function compareTrees(ours: readonly Tree[], theirs: readonly XgboostTree[]): Check[] {
  const all = <T>(read: (tree: Tree) => readonly T[]): T[] => ours.flatMap(read);
  const expected = (key: keyof XgboostTree): number[] => theirs.flatMap((tree) => tree[key]);
  const isSplit = expected('left_children').map((child) => child !== -1);
  const [thresholds, weights] = [all(({ threshold }) => threshold), all(({ weight }) => weight)];
  const atSplits = (values: readonly number[]): number[] => values.filter((_, node) => isSplit[node]);
  return [
    same(
      'left child',
      all(({ left }) => left),
      expected('left_children'),
    ),
    same(
      'right child',
      all(({ right }) => right),
      expected('right_children'),
    ),
    same(
      'split feature',
      all(({ feature }) => feature),
      expected('split_indices'),
    ),
    same(
      'default direction',
      all(({ defaultLeft }) => defaultLeft.map(Number)),
      expected('default_left'),
    ),
    same(
      'threshold or leaf weight',
      isSplit.map((split, node) => (split ? thresholds[node] : weights[node])),
      expected('split_conditions').map(Math.fround),
    ),
    relativelyNear(
      'gain',
      atSplits(all(({ gain }) => gain)),
      atSplits(expected('loss_changes')).map(Math.fround),
      1e-5,
    ),
    relativelyNear(
      'cover',
      all(({ cover }) => cover),
      expected('sum_hessian').map(Math.fround),
      1e-5,
    ),
  ];
}
