import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { logLoss } from '../../metrics/log-loss.ts';
import type { FitProgress, LabelledMatrix } from '../../model.ts';
import type { LogisticParams } from '../../schema.ts';
import { fitLogistic } from './fit-logistic.ts';
import { logisticObjective } from './logistic-objective.ts';
import { logisticProbabilities } from './logistic-probabilities.ts';

const DEFAULTS: LogisticParams = {
  C: 1,
  tol: 1e-4,
  max_iter: 100,
  fit_intercept: true,
  class_weight: 'none',
  standardize: false,
};

function learn(train: LabelledMatrix, params: Partial<LogisticParams> = {}) {
  const steps = fitLogistic({ train, holdout: train, params: { ...DEFAULTS, ...params }, seed: 0 });
  const curve: FitProgress[] = [];
  for (;;) {
    const { value, done } = steps.next();
    if (done) return { model: value, curve };
    curve.push(value);
  }
}

/** Two features and three classes whose log odds are a known linear function, drawn with a seed. */
function knownTruth(rows: number): LabelledMatrix {
  const random = new Random(4);
  const columns = [0, 1].map(() => Float64Array.from({ length: rows }, () => 4 * random.double() - 2));
  const labels = Int32Array.from({ length: rows }, (_, i) => {
    const [x, y] = [columns[0]![i]!, columns[1]![i]!];
    const [second, third] = [Math.exp(2 * x), Math.exp(1 - y)];
    const drawn = random.double() * (1 + second + third);
    return drawn < 1 ? 0 : drawn < 1 + second ? 1 : 2;
  });
  return { rows, names: ['x', 'y'], columns, labels, classes: 3 };
}

test('the log odds that made the labels are recovered', () => {
  const { model } = learn(knownTruth(20_000), { C: 100 });
  const odds = (k: number): number[] => model.coefficients[k]!.map((w, j) => w - model.coefficients[0]![j]!);
  expectNear(odds(1), [2, 0], 0.1);
  expectNear(odds(2), [0, -1], 0.1);
  expectNear([model.intercepts[2]! - model.intercepts[0]!], [1], 0.1);
});

test('the gradient is the derivative of the objective, and the Hessian that of the gradient', () => {
  const objective = logisticObjective(knownTruth(50), { C: 0.7, intercept: true });
  const point = Float64Array.from({ length: objective.size }, (_, i) => Math.sin(i));
  const gradientAt = (moved: Float64Array): Float64Array => {
    const gradient = new Float64Array(objective.size);
    objective.evaluate(moved, gradient);
    return gradient;
  };
  const move = (entry: number, by: number): Float64Array => point.map((x, i) => (i === entry ? x + by : x));
  const hessian = objective.hessian(point);
  for (let entry = 0; entry < objective.size; entry++) {
    const [up, down] = [move(entry, 1e-5), move(entry, -1e-5)];
    const scratch = new Float64Array(objective.size);
    const slope = (objective.evaluate(up, scratch) - objective.evaluate(down, scratch)) / 2e-5;
    expect(gradientAt(point)[entry]).toBeCloseTo(slope, 6);
    const [above, below] = [gradientAt(up), gradientAt(down)];
    // The intercepts' block also holds the stiffness along equal intercepts; weights alone are compared.
    if (entry % 3 === 2) continue;
    for (let other = 0; other < objective.size; other++) {
      const curvature = (above[other]! - below[other]!) / 2e-5;
      expect(hessian[other * objective.size + entry]).toBeCloseTo(curvature, 5);
    }
  }
});

test('with standardisation the answers do not depend on the units of a feature', () => {
  const data = knownTruth(300);
  const inCents = { ...data, columns: [data.columns[0]!.map((x) => 100 * x + 7), data.columns[1]!] };
  const params = { standardize: true, tol: 1e-9, max_iter: 1_000 };
  const [plain, scaled] = [learn(data, params).model, learn(inCents, params).model];
  expectNear([...logisticProbabilities(scaled, inCents)], [...logisticProbabilities(plain, data)], 1e-7);
});

test('the learning curve falls to the loss of the model it returns', () => {
  const data = knownTruth(300);
  const { model, curve } = learn(data);
  const final = logLoss(data.labels, logisticProbabilities(model, data), 3);
  expect(curve.at(-1)!.trainLoss).toBeCloseTo(final, 10);
  expect(curve.at(-1)!.holdoutLoss).toBeCloseTo(final, 10);
  expect(curve.map(({ step }) => step)).toEqual(curve.map((_, i) => i + 1));
  expect(curve.every(({ trainLoss }, i) => i === 0 || trainLoss <= curve[i - 1]!.trainLoss + 1e-3)).toBe(true);
});

test('balanced, copies of the rows of a class change nothing but the strength of the penalty', () => {
  const data = knownTruth(200);
  const twice = [...data.labels.keys()].flatMap((row) => (data.labels[row] === 2 ? [row, row] : [row]));
  const repeated = {
    ...data,
    rows: twice.length,
    columns: data.columns.map((column) => Float64Array.from(twice, (row) => column[row]!)),
    labels: Int32Array.from(twice, (row) => data.labels[row]!),
  };
  // Balanced weights add up to the number of rows, so C has to shrink as that grows.
  const params = { class_weight: 'balanced', tol: 1e-9, max_iter: 1_000 } as const;
  const once = learn(data, { ...params, C: 1 }).model;
  const again = learn(repeated, { ...params, C: data.rows / repeated.rows }).model;
  expectNear(again.coefficients.flat(), once.coefficients.flat(), 1e-6);
  const plain = learn(data, { tol: 1e-9, max_iter: 1_000 }).model;
  expect(Math.abs(plain.coefficients[1]![0]! - once.coefficients[1]![0]!)).toBeGreaterThan(1e-3);
});

test('without intercepts none is learned, and too few iterations are owned up to', () => {
  expect(learn(knownTruth(100), { fit_intercept: false }).model.intercepts).toEqual([0, 0, 0]);
  expect(learn(knownTruth(100), { max_iter: 1 }).model).toMatchObject({ converged: false, iterations: 1 });
});

test('a missing feature is refused by name and row', () => {
  const data = knownTruth(5);
  data.columns[1]![3] = Number.NaN;
  expect(() => learn(data)).toThrow('fitLogistic: feature y is NaN in training row 3');
});

function expectNear(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const worst = actual.reduce((most, x, i) => Math.max(most, Math.abs(x - expected[i]!)), 0);
  expect(worst).toBeLessThanOrEqual(tolerance);
}
