/** Against XGBoost 1.7.4 itself: fits of the Python package on real data, with every probability and every split. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BoostedTreesModel, LabelledMatrix } from '../../model.ts';
import { boostedMargins, boostedProbabilities } from './boosted-margins.ts';
import { fitFully } from './example-rows.fixture.ts';
import { featureImportance } from './importance.ts';

const FOLDER = '../shared/parity/open';
const hasFixtures = existsSync(FOLDER);
const names = hasFixtures ? readdirSync(FOLDER).filter((name) => name.startsWith('xgb_')) : [];

interface XgboostTree {
  left_children: number[];
  right_children: number[];
  split_indices: number[];
  split_conditions: number[];
  default_left: number[];
  loss_changes: number[];
  sum_hessian: number[];
}

interface Fixture {
  data: { file: string; features: string[]; target: string; target_rule: 'identity' | 'ge1' };
  nan_cells: [row: number, feature: number][];
  train_index: number[];
  test_index: number[];
  params: { n_estimators: number; tree_method: 'exact' | 'hist' };
  num_class: number;
  expected: {
    test_proba: number[][];
    test_margin: (number | number[])[];
    train_eval: number[];
    test_eval: number[];
    nodes_per_tree: number[];
    importance: Record<'weight' | 'gain' | 'cover', Record<string, number>>;
  };
  model_save_json?: { learner: { gradient_booster: { model: { trees: XgboostTree[] } } } };
}

function readFixture(name: string): Fixture {
  return JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));
}

/** Files named `rfm_*` lie in the folder above. */
function readRows({ data, nan_cells, num_class }: Fixture, index: number[]): LabelledMatrix {
  const path = data.file.startsWith('rfm_') ? `${FOLDER}/../${data.file}` : `${FOLDER}/${data.file}`;
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const header = head.split(',');
  const cells = lines.map((line) => line.split(',').map(Number));
  for (const [row, feature] of nan_cells) cells[row]![header.indexOf(data.features[feature]!)] = Number.NaN;
  const column = (name: string) => Float64Array.from(index, (row) => cells[row]![header.indexOf(name)]!);
  const target = column(data.target);
  return {
    rows: index.length,
    names: data.features,
    columns: data.features.map(column),
    labels: Int32Array.from(data.target_rule === 'ge1' ? target.map((value) => Number(value >= 1)) : target),
    classes: num_class,
  };
}

/** Node by node; where XGBoost has a leaf, its split condition is the weight. */
function expectSameTrees(model: BoostedTreesModel, expected: XgboostTree[]): void {
  const isSplit = (tree: XgboostTree) => tree.left_children.map((child) => child !== -1);
  for (const [t, tree] of expected.entries()) {
    const ours = model.trees[t]!;
    const splits = isSplit(tree);
    expect(ours.left).toEqual(tree.left_children);
    expect(ours.right).toEqual(tree.right_children);
    expect(ours.feature).toEqual(tree.split_indices);
    expect(ours.defaultLeft.map(Number)).toEqual(tree.default_left);
    expect(ours.cover).toEqual(tree.sum_hessian.map(Math.fround));
    expect(splits.map((split, node) => (split ? ours.threshold[node] : ours.weight[node]))).toEqual(
      tree.split_conditions.map(Math.fround),
    );
    expect(ours.gain).toEqual(tree.loss_changes.map((gain, node) => (splits[node] ? Math.fround(gain) : 0)));
  }
}

function expectSameCurve(ours: readonly (number | null)[], expected: readonly number[]): void {
  expect(ours.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(ours[i]! - value)).toBeLessThan(1e-6);
}

/** Within 10⁻⁵ of the value: XGBoost adds these up in float32, we in double. */
function expectSameImportance(model: BoostedTreesModel, { data, expected }: Fixture): void {
  const ours = featureImportance(model);
  for (const kind of ['weight', 'gain', 'cover'] as const) {
    const theirs = expected.importance[kind];
    expect(ours.map(({ feature }) => data.features[feature])).toEqual(Object.keys(theirs));
    for (const { feature, [kind]: value } of ours) {
      const reference = theirs[data.features[feature]!]!;
      expect(Math.abs(value - reference)).toBeLessThanOrEqual(1e-5 * reference);
    }
  }
}

if (!hasFixtures) test.skip('parity with XGBoost is not checked: ../shared/parity is not there', () => {});

test.each(names)('%s: every margin, probability and split is equal to the bit', (name) => {
  const fixture = readFixture(name);
  const { expected } = fixture;
  const holdout = readRows(fixture, fixture.test_index);
  const { model, progress } = fitFully(readRows(fixture, fixture.train_index), fixture.params, holdout);
  expect([...boostedMargins(model, holdout)]).toEqual(expected.test_margin.flat().map(Math.fround));
  expect([...boostedProbabilities(model, holdout)]).toEqual(expected.test_proba.flat());
  expect(model.trees.map((tree) => tree.left.length)).toEqual(expected.nodes_per_tree);
  if (fixture.model_save_json) {
    expectSameTrees(model, fixture.model_save_json.learner.gradient_booster.model.trees);
  }
  expectSameImportance(model, fixture);
  const [trainCurve, holdoutCurve] = [progress.map((at) => at.trainLoss), progress.map((at) => at.holdoutLoss)];
  expectSameCurve(trainCurve, expected.train_eval);
  expectSameCurve(holdoutCurve, expected.test_eval);
});
