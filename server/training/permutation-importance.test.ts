import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import type { LabelledMatrix, LogisticModel } from './model.ts';
import { type PermutedFeature, permutationImportance } from './permutation-importance.ts';
import type { Report } from './schema.ts';

/** The label is whether x exceeds a half; the model knows that, and looks at nothing else. */
function rowsOfX(rows: number): LabelledMatrix {
  const random = new Random(8);
  const columns = [0, 1].map(() => Float64Array.from({ length: rows }, () => random.double()));
  return {
    rows,
    names: ['x', 'noise'],
    columns,
    labels: Int32Array.from(columns[0]!, (x) => Number(x > 0.5)),
    classes: 2,
  };
}
const model: LogisticModel = {
  kind: 'logistic',
  classes: 2,
  coefficients: [
    [0, 0],
    [40, 0],
  ],
  intercepts: [0, -20],
  scaler: null,
  iterations: 1,
  converged: true,
};

function measure(matrix: LabelledMatrix, metric: keyof Report['metrics'], seed = 0): readonly PermutedFeature[] {
  const steps = permutationImportance(model, matrix, { metric, repeats: 20, seed });
  const seen: PermutedFeature[] = [];
  for (;;) {
    const { value, done } = steps.next();
    if (done) {
      expect(seen).toEqual(value);
      return value;
    }
    seen.push(value);
  }
}

test('a shuffled feature that decides costs half the accuracy, one that is not looked at nothing', () => {
  const [x, noise] = measure(rowsOfX(2_000), 'accuracy');
  expect(x!.mean).toBeGreaterThan(0.47);
  expect(x!.mean).toBeLessThan(0.53);
  expect(x!.sd).toBeGreaterThan(0);
  expect(noise).toEqual({ feature: 'noise', mean: 0, sd: 0 });
});

test('a loss that rises counts as importance, and a seed gives the same shuffles', () => {
  const matrix = rowsOfX(300);
  expect(measure(matrix, 'log_loss')[0]!.mean).toBeGreaterThan(1);
  expect(measure(matrix, 'log_loss', 4)).toEqual(measure(matrix, 'log_loss', 4));
  expect(measure(matrix, 'log_loss', 4)).not.toEqual(measure(matrix, 'log_loss', 5));
});

test('where the metric is undefined so is the importance', () => {
  const matrix = rowsOfX(50);
  const oneClass = { ...matrix, labels: new Int32Array(50) };
  expect(measure(oneClass, 'roc_auc_ovr')[0]).toEqual({ feature: 'x', mean: null, sd: null });
});

test('no repeats are refused', () => {
  const steps = permutationImportance(model, rowsOfX(5), { metric: 'accuracy', repeats: 0, seed: 0 });
  expect(() => steps.next()).toThrow('permutationImportance: expected at least 1 repeat, got 0');
});
