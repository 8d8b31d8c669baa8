import { expect, test } from 'vitest';
import { Random, range } from '#server/numerics/random';
import { columnsOf } from '#server/training/columns-of';
import { crossValidate } from '#server/training/cross-validate';
import type { LabelledMatrix } from '#server/training/model';
import { splitFolds } from '#server/training/split-folds';
import { METRIC_NAMES, type SweepSetting } from '../sweep-schema.ts';
import { createScorer, type SweepTask } from './score-point.ts';

/** So many that a fold has more bins than a byte holds beside missing values. */
const ROWS = 600;
const random = new Random(7);

/** Four columns: one that tells the classes apart, a coarse copy of it, one with holes, and noise of few values. */
function exampleRows(): LabelledMatrix {
  const clear = Float64Array.from({ length: ROWS }, () => 10 * random.double());
  const columns = [
    clear,
    clear.map((value) => Math.round(value / 2)),
    clear.map((value, i) => (i % 11 === 0 ? Number.NaN : value + 4 * random.double())),
    clear.map(() => random.integer(3)),
  ];
  const labels = Int32Array.from(clear, (value) => (random.integer(9) === 0 ? 0 : value < 3 ? 1 : value < 8 ? 0 : 2));
  return { rows: ROWS, names: ['clear', 'coarse', 'holes', 'noise'], columns, labels, classes: 3 };
}

const matrix = exampleRows();
const { folds } = splitFolds(
  matrix.labels,
  { testSize: 0.1, stratify: true, folds: 4, sealed: { size: 0.2, seed: 0 } },
  5,
);
const classes = { classValues: [0, 1, 2], classNames: ['low', 'mid', 'high'] };
const SETTINGS: SweepSetting[] = [
  { algorithm: 'xgboost', params: { n_estimators: 12, max_depth: 4, tree_method: 'hist' } },
  { algorithm: 'xgboost', params: { n_estimators: 12, max_depth: 4, tree_method: 'hist', max_bin: 9 } },
  { algorithm: 'xgboost', params: { n_estimators: 8, tree_method: 'hist', subsample: 0.7, colsample_bytree: 0.6 } },
  { algorithm: 'xgboost', params: { n_estimators: 8, tree_method: 'hist', class_weight: 'balanced' } },
  { algorithm: 'xgboost', params: { n_estimators: 8, tree_method: 'hist', early_stopping_rounds: 2 } },
  { algorithm: 'xgboost', params: { n_estimators: 8, tree_method: 'exact' } },
  { algorithm: 'logistic_regression', params: { standardize: true } },
  { algorithm: 'random_forest', params: { n_estimators: 5 } },
  { algorithm: 'majority', params: {} },
];
const task: SweepTask = {
  matrix,
  ...classes,
  folds,
  candidates: [[0], [1, 3], [2]],
  settings: SETTINGS,
  seed: 3,
};

/** The features of a subset alone, as a run of them would be cross-validated. */
function alone(setting: SweepSetting, columns: number[]): Float64Array {
  const dataset = { matrix: columnsOf(matrix, columns), ...classes };
  const validation = crossValidate({ dataset, folds, ...setting, seed: task.seed });
  let next = validation.next();
  while (!next.done) next = validation.next();
  const reports = next.value.folds.map(({ report }) => report.metrics);
  return Float64Array.from(reports.flatMap((metrics) => METRIC_NAMES.map((name) => metrics[name] ?? Number.NaN)));
}

// Algorithms that do not learn from missing values are not asked for the candidate that has some.
const cases = SETTINGS.flatMap((setting, at) => {
  const masks = setting.algorithm === 'xgboost' ? [1, 2, 3, 4, 5, 6, 7, 1] : [1, 2, 3, 1];
  return [[`${setting.algorithm} ${JSON.stringify(setting.params)}`, at, masks] as const];
});

test.each(cases)('every subset scores to the bit what it scores alone: %s', (_, setting, masks) => {
  const score = createScorer(task);
  for (const mask of masks) {
    const columns = task.candidates.flatMap((own, j) => ((mask & (1 << j)) === 0 ? [] : own));
    expect(score({ setting, mask }).scores, `mask ${mask}`).toEqual(alone(SETTINGS[setting]!, columns));
  }
});

test('settings that take turns on one scorer do not disturb each other', () => {
  const score = createScorer(task);
  for (const mask of [7, 1, 6]) {
    for (const setting of [0, 1, 3, 2, 0]) {
      expect(score({ setting, mask })).toMatchObject({ scores: createScorer(task)({ setting, mask }).scores });
    }
  }
});

test('a point says how large its models are and what they cost', () => {
  const { size, fitMs, scoreMicros } = createScorer(task)({ setting: 6, mask: 3 });
  expect(size).toBe(3 * (3 + 1));
  expect(fitMs).toBeGreaterThan(0);
  expect(scoreMicros).toBeGreaterThan(0);
});

test('rows of the sealed slice are in no fold', () => {
  const seen = new Set(folds.flatMap(({ train, holdout }) => [...train, ...holdout]));
  expect(range(ROWS).filter((row) => !seen.has(row))).toHaveLength(ROWS * 0.2);
});
