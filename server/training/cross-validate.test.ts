import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { type CrossValidationProgress, crossValidate } from './cross-validate.ts';
import type { LabelledMatrix } from './model.ts';
import { SplitSchema } from './schema.ts';
import { splitFolds } from './split-folds.ts';
import { trainModel } from './train-model.ts';

/** One feature says the class but for one row in ten. */
function noisyRows(rows: number): LabelledMatrix {
  const random = new Random(6);
  const x = Float64Array.from({ length: rows }, () => random.double());
  const labels = Int32Array.from(x, (value) => (random.double() < 0.1 ? random.integer(1) : Number(value > 0.5)));
  return { rows, names: ['x'], columns: [x], labels, classes: 2 };
}

const matrix = noisyRows(120);
const dataset = { matrix, classValues: [0, 1], classNames: ['low', 'high'] };
const spec = SplitSchema.parse({ folds: 4, repeats: 2, stratify: true, sealed: { size: 20 } });
const { folds, sealed } = splitFolds(matrix.labels, spec, 3);
const input = { dataset, algorithm: 'decision_tree', params: { max_depth: 1 }, seed: 0 } as const;

function validate() {
  const steps = crossValidate({ ...input, folds });
  const progress: CrossValidationProgress[] = [];
  for (;;) {
    const { value, done } = steps.next();
    if (done) return { result: value, progress };
    progress.push(value);
  }
}

test('every fold is judged as a run on it alone would be', () => {
  const { result } = validate();
  expect(result.folds).toHaveLength(8);
  for (const [at, fold] of folds.entries()) {
    const alone = trainModel({ ...input, train: fold.train, holdout: fold.holdout });
    let step = alone.next();
    while (!step.done) step = alone.next();
    expect(result.folds[at]!.report).toEqual(step.value.report);
    expect(result.folds[at]).toMatchObject({ repeat: fold.repeat, fold: fold.fold, holdoutRows: fold.holdout.length });
  }
});

test('means and deviations are those of the fold scores, beside the baseline on the same folds', () => {
  const { folds: scored, metrics, baselineMetrics } = validate().result;
  const values = scored.map(({ report }) => report.metrics.accuracy);
  const mean = values.reduce((sum, value) => sum + value, 0) / 8;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 7;
  expect(metrics.accuracy.mean).toBeCloseTo(mean, 12);
  expect(metrics.accuracy.sd).toBeCloseTo(Math.sqrt(variance), 12);
  expect(metrics.accuracy.mean).toBeGreaterThan(baselineMetrics.accuracy.mean! + 0.3);
});

test('every open row is scored by models that have not seen it, the mean of its repeats; no sealed row is', () => {
  const { outOfFold } = validate().result;
  expect([...outOfFold.rows, ...sealed].sort((a, b) => a - b)).toEqual([...matrix.labels.keys()]);
  expect(outOfFold.report.rows).toBe(100);
  for (let at = 0; at < 100; at++) {
    expect(outOfFold.probabilities[2 * at]! + outOfFold.probabilities[2 * at + 1]!).toBeCloseTo(1, 6);
  }
  expect(outOfFold.report.metrics.accuracy).toBeGreaterThan(0.85);
});

test('progress tells the fold and its steps', () => {
  const { progress } = validate();
  expect(progress.map(({ fold, folds: all, step }) => [fold, all, step])).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((fold) => [fold, 8, 1]),
  );
});

test('a metric that some fold leaves undefined is the mean of the others, and says of how many', () => {
  const rare = {
    ...matrix,
    labels: Int32Array.from(matrix.labels, (label, row) => (row === 5 ? 2 : label)),
    classes: 3,
  };
  const drawn = splitFolds(rare.labels, SplitSchema.parse({ folds: 3 }), 0).folds;
  const steps = crossValidate({
    ...input,
    dataset: { matrix: rare, classValues: [0, 1, 2], classNames: ['a', 'b', 'c'] },
    folds: drawn,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value.metrics.roc_auc_ovr).toMatchObject({ folds: 1, sd: null });
  expect(step.value.metrics.accuracy.folds).toBe(3);
});

test('without folds there is nothing to validate', () => {
  expect(() => crossValidate({ ...input, folds: [] }).next()).toThrow('crossValidate: there are no folds');
});
