import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Dataset, toDataset } from './dataset.ts';
import type { FitProgress } from './model.ts';
import type { AlgorithmName } from './schema.ts';
import { splitDataset } from './split.ts';
import { trainModel } from './train-model.ts';

const FILE = '../shared/parity/rfm_features.csv';
const CLAIMS = '../shared/parity/book_claims.json';
const DEE = [
  'recency',
  'monetaryvalue',
  'r',
  'm',
  'rfmscore',
  'segmenthighvalue',
  'segmentlowvalue',
  'segmentmidvalue',
];
const RAM = ['r', 'm', 'f', 'segmenthighvalue', 'segmentlowvalue', 'segmentmidvalue'];

function readCustomers(features: readonly string[]): Dataset {
  const [header, ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
  const names = header!.trim().split(',');
  const cells = lines.map((line) => line.trim().split(','));
  const column = (name: string) => cells.map((row) => Number(row[names.indexOf(name)]));
  return toDataset(
    {
      keys: cells.map((row) => row[0]!),
      columns: Object.fromEntries([...features, 'ltvcluster'].map((name) => [name, column(name)])),
    },
    { features, label: 'ltvcluster', classNames: { 0: 'low value', 1: 'mid value', 2: 'high value' } },
  );
}

function train(dataset: Dataset, algorithm: AlgorithmName, params: Record<string, unknown> = {}, seed = 0) {
  const split = splitDataset(dataset.matrix.labels, { testSize: 0.1, stratify: false }, seed);
  const steps = trainModel({ dataset, ...split, algorithm, params, seed });
  const progress: FitProgress[] = [];
  for (;;) {
    const { value, done } = steps.next();
    if (done) return { result: value, progress };
    progress.push(value);
  }
}

describe.skipIf(!existsSync(FILE))('the real customers (skipped where ../shared is not there)', () => {
  test("Ram's logistic regression is the majority class in ten splits of ten, and says so", () => {
    for (let seed = 0; seed < 10; seed++) {
      const { result } = train(readCustomers(RAM), 'logistic_regression', {}, seed);
      expect(result.report.confusion).toEqual(result.baseline.confusion);
      expect(result.warnings.join()).toMatch(/The model answers low value in every holdout row/);
    }
  });

  test("Dee's trees find classes the majority class cannot, in the figures the real libraries give", () => {
    const dataset = readCustomers(DEE);
    const { result, progress } = train(dataset, 'xgboost', { max_depth: 5 });
    // xgboost 1.7.4 with scikit-learn's split of seed 0: accuracy 109/138, macro-F1 0.5277056277056277.
    expect(result.report.metrics.accuracy).toBeCloseTo(109 / 138, 12);
    expect(result.report.metrics.f1_macro).toBeCloseTo(0.5277056277056277, 12);
    expect(result.report.metrics.f1_macro).toBeGreaterThan(result.baseline.metrics.f1_macro);
    expect(progress).toHaveLength(100);
    expect(result.learningCurve.step).toEqual(progress.map(({ step }) => step));
  });

  test("logistic regression on Dee's standardised features has the mean accuracy scikit-learn has", () => {
    const claims = JSON.parse(readFileSync(CLAIMS, 'utf8')).random_90_10_splits_200.lr_on_dee_features_scaled;
    const dataset = readCustomers(DEE);
    const runs = Array.from({ length: 20 }, (_, seed) => {
      return train(dataset, 'logistic_regression', { standardize: true }, seed).result.report.metrics.accuracy;
    });
    const mean = runs.reduce((sum, accuracy) => sum + accuracy, 0) / runs.length;
    expect(Math.abs(mean - claims.accuracy.mean)).toBeLessThan((3 * claims.accuracy.std) / Math.sqrt(runs.length));
  });
});

const table = (x: number[], y: number[]) => ({
  keys: x.map((_, i) => `k${i}`),
  columns: { x, one: x.map(() => 1), y },
});

test('a fit without convergence, a constant feature and a class out of reach are each told', () => {
  const x = Array.from({ length: 40 }, (_, i) => Math.sin(9 * i));
  const dataset = toDataset(table(x, [2, ...x.slice(1).map((v, i) => Number(v + Math.sin(i) > 0))]), {
    features: ['x', 'one'],
    label: 'y',
  });
  const rows = Int32Array.from(x.keys());
  const steps = trainModel({
    dataset,
    train: rows.slice(10),
    holdout: rows.slice(0, 10),
    algorithm: 'logistic_regression',
    params: { max_iter: 1 },
    seed: 0,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const warnings = step.value.warnings.join('\n');
  expect(warnings).toMatch(/stopped after 1 iterations without converging; raise max_iter/);
  expect(warnings).toMatch(/one is the same in every training row/);
  expect(warnings).toMatch(/No training row is 2: the model cannot learn it/);
});

test('parameters of another algorithm are refused by name', () => {
  const dataset = toDataset(table([1, 2, 3], [0, 1, 0]), { features: ['x'], label: 'y' });
  const steps = trainModel({
    dataset,
    train: Int32Array.of(0, 1),
    holdout: Int32Array.of(2),
    algorithm: 'logistic_regression',
    params: { n_estimators: 3 },
    seed: 0,
  });
  expect(() => steps.next()).toThrow(/Parameters of logistic_regression: .*n_estimators/);
});
