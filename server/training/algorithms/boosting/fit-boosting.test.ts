import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LabelledMatrix } from '../../model.ts';
import { boostedProbabilities } from './boosted-margins.ts';
import { exampleRows, fitFully } from './example-rows.fixture.ts';
import { featureImportance } from './importance.ts';

/** Share of rows whose most probable class is their label. */
function accuracy(train: LabelledMatrix, rows: LabelledMatrix, method: 'exact' | 'hist'): number {
  const { model } = fitFully(train, { tree_method: method, max_depth: 4, n_estimators: 20 });
  const probabilities = boostedProbabilities(model, rows);
  const right = rows.labels.filter((label, row) => {
    const p = probabilities.subarray(row * rows.classes, (row + 1) * rows.classes);
    return p.indexOf(Math.max(...p)) === label;
  });
  return right.length / rows.rows;
}

describe.each(['exact', 'hist'] as const)('%s', (tree_method) => {
  test.each([2, 3] as const)('a rule with noise and missing cells is learned, %i classes', (classes) => {
    // Labels keep the rule in 95 rows of a hundred, and one cell in ten is hidden.
    expect(accuracy(exampleRows(1, 2_000, classes), exampleRows(2, 1_000, classes), tree_method)).toBeGreaterThan(0.83);
  });

  test('the training loss falls in every round', () => {
    const { progress } = fitFully(exampleRows(3, 300, 3), { tree_method, learning_rate: 0.1, n_estimators: 30 });
    expect(progress.map((at) => at.step)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    for (let i = 1; i < progress.length; i++) expect(progress[i]!.trainLoss).toBeLessThan(progress[i - 1]!.trainLoss);
  });

  test('probabilities of a row lie in [0, 1] and sum to one, whatever the parameters', () => {
    const params = fc.record({
      max_depth: fc.integer({ min: 1, max: 8 }),
      learning_rate: fc.double({ min: 0.01, max: 1, noNaN: true }),
      min_child_weight: fc.constantFrom(0, 1, 5),
      gamma: fc.constantFrom(0, 0.5, 3),
      reg_lambda: fc.constantFrom(0, 1, 10),
      reg_alpha: fc.constantFrom(0, 0.5),
      max_bin: fc.integer({ min: 2, max: 300 }),
    });
    fc.assert(
      fc.property(params, fc.constantFrom(2, 3), fc.nat(1_000), (changed, classes, seed) => {
        const rows = exampleRows(seed, 60, classes as 2 | 3);
        const { model } = fitFully(rows, { ...changed, tree_method, n_estimators: 3 });
        const probabilities = boostedProbabilities(model, rows);
        for (let i = 0; i < probabilities.length; i += classes) {
          const row = [...probabilities.subarray(i, i + classes)];
          expect(row.every((p) => p >= 0 && p <= 1)).toBe(true);
          expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('every kept split gains at least gamma and no leaf is lighter than asked', () => {
    const { model } = fitFully(exampleRows(4, 500, 3), { tree_method, gamma: 0.7, min_child_weight: 4 });
    for (const { left, gain, cover } of model.trees) {
      expect(gain.every((value, node) => left[node] === -1 || value >= Math.fround(0.7) || hasDeeper(left, node))).toBe(
        true,
      );
      expect(left.every((child, node) => child !== -1 || cover[node]! >= 4)).toBe(true);
    }
  });

  test('what it costs to split can be too much: each tree is one leaf', () => {
    const { model } = fitFully(exampleRows(5, 100, 2), { tree_method, gamma: 1e6 });
    expect(model.trees.every((tree) => tree.left.length === 1)).toBe(true);
    expect(featureImportance(model)).toEqual([]);
  });

  test('a feature that is missing everywhere is never split on', () => {
    const rows = exampleRows(6, 200, 3);
    const hidden = { ...rows, columns: [rows.columns[0]!, rows.columns[1]!.map(() => Number.NaN), rows.columns[2]!] };
    const used = featureImportance(fitFully(hidden, { tree_method }).model).map(({ feature }) => feature);
    expect(used).not.toContain(1);
    expect(used).toContain(0);
  });

  test('where only being missing tells the classes apart, being missing is learned', () => {
    const labels = Int32Array.from({ length: 80 }, (_, row) => Number(row % 4 === 0));
    const shown = Float64Array.from(labels, (label, row) => (label ? Number.NaN : row));
    const { model } = fitFully({ rows: 80, names: ['shown'], columns: [shown], labels, classes: 2 }, { tree_method });
    const probabilities = boostedProbabilities(model, { rows: 80, names: ['shown'], columns: [shown] });
    expect(labels.every((label, row) => probabilities[2 * row + 1]! > 0.5 === (label === 1))).toBe(true);
  });
});

/** A poor split is kept by exact growth for the sake of a good one below it. */
function hasDeeper(left: readonly number[], node: number): boolean {
  return left[left[node]!] !== -1 || left[left[node]! + 1] !== -1;
}

test('auto is exact on data of this size', () => {
  const rows = exampleRows(7, 300, 3);
  expect(fitFully(rows, { tree_method: 'auto' }).model).toEqual(fitFully(rows, { tree_method: 'exact' }).model);
});

test('the holdout is scored and never learned from', () => {
  const [rows, holdout] = [exampleRows(8, 300, 3), exampleRows(9, 50, 3)];
  const watched = fitFully(rows, {}, holdout);
  expect(watched.model).toEqual(fitFully(rows).model);
  const probabilities = boostedProbabilities(watched.model, holdout);
  const loss = holdout.labels.reduce((sum, label, row) => sum - Math.log(probabilities[3 * row + label]!), 0) / 50;
  expect(watched.progress.at(-1)!.holdoutLoss).toBeCloseTo(loss, 12);
});

test('input that cannot be learned from is refused with what is wrong', () => {
  const rows = exampleRows(10, 20, 3);
  expect(() => fitFully({ ...rows, rows: 0, columns: [], labels: new Int32Array() })).toThrow(/row and one feature/);
  expect(() => fitFully({ ...rows, classes: 1 })).toThrow(/at least 2 classes, got 1/);
  expect(() => fitFully({ ...rows, labels: new Int32Array(19) })).toThrow(/labels has 19 values for 20 rows/);
  expect(() => fitFully({ ...rows, columns: [new Float64Array(7), ...rows.columns] })).toThrow(/7 values for 20 rows/);
});

test('values that float32 cannot hold and labels of no class are refused by name', () => {
  const rows = exampleRows(12, 20, 3);
  const huge = rows.columns[1]!.with(4, 1e39);
  expect(() => fitFully({ ...rows, columns: [rows.columns[0]!, huge, rows.columns[2]!] })).toThrow(
    /column y has 1e\+39 in row 4/,
  );
  expect(() => fitFully({ ...rows, labels: rows.labels.with(7, 3) })).toThrow(
    /label of row 7 is 3, classes are 0 to 2/,
  );
});

test('early stopping ends with the best round and does not learn from what it watches', () => {
  const rows = exampleRows(13, 300, 2);
  const noisy = { ...rows, labels: rows.labels.map((label, row) => (row % 4 === 0 ? 1 - label : label)) };
  const stopping = { early_stopping_rounds: 4, validation_fraction: 0.3, n_estimators: 100 };
  const { model, progress } = fitFully(noisy, stopping);
  expect(model.trees.length).toBeLessThan(96);
  expect(progress.length).toBe(model.trees.length + 4);
  const covers = fitFully(noisy, { ...stopping, base_score: 0.5 }).model.trees[0]!.cover[0]!;
  expect(covers).toBeCloseTo(0.25 * 210, 4);
  expect(() => fitFully(rows, { early_stopping_rounds: 1, validation_fraction: 0.999 })).toThrow(/leaves none/);
});

test('what is drawn follows the seed: the own one where there is one, else that of the run', () => {
  const rows = exampleRows(14, 300, 2);
  const sampled = { subsample: 0.5, colsample_bytree: 0.7 };
  const first = fitFully(rows, { ...sampled, seed: 1 }).model;
  expect(fitFully(rows, { ...sampled, seed: 1 }).model).toEqual(first);
  expect(fitFully(rows, { ...sampled, seed: 2 }).model).not.toEqual(first);
  expect(fitFully(rows, sampled).model).toEqual(fitFully(rows, { ...sampled, seed: 0 }).model);
});

test('a matrix with too few features cannot be scored', () => {
  const rows = exampleRows(11, 200, 3);
  const { model } = fitFully(rows);
  expect(() => boostedProbabilities(model, { ...rows, columns: [rows.columns[0]!] })).toThrow(/has 1 features/);
});
