import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskySolve } from '#server/numerics/cholesky';
import { type Iterate, minimiseLbfgs, type StopReason } from './lbfgs.ts';
import type { Objective } from './logistic-objective.ts';

const LIMITS = { tolerance: 1e-8, leastDecrease: 0, maxIterations: 500 };

function minimise(objective: Objective, limits = LIMITS): { last: Iterate; values: number[]; reason: StopReason } {
  const steps = minimiseLbfgs(objective, limits);
  const iterates: Iterate[] = [];
  for (;;) {
    const { value, done } = steps.next();
    if (done) return { last: iterates.at(-1)!, values: iterates.map((iterate) => iterate.value), reason: value };
    iterates.push(value);
  }
}

/** Rosenbrock's curved valley, whose minimum is at (1, …, 1). */
const rosenbrock = (size: number): Objective => ({
  size,
  evaluate(x, gradient) {
    gradient.fill(0);
    let value = 0;
    for (let i = 0; i + 1 < size; i++) {
      const [across, along] = [x[i + 1]! - x[i]! ** 2, 1 - x[i]!];
      value += 100 * across ** 2 + along ** 2;
      gradient[i]! += -400 * x[i]! * across - 2 * along;
      gradient[i + 1]! += 200 * across;
    }
    return value;
  },
});

test.each([2, 5, 20])('the end of a curved valley is found, %d dimensions', (size) => {
  const { last, values, reason } = minimise(rosenbrock(size));
  expect(reason).toBe('gradient');
  for (const x of last.point) expect(x).toBeCloseTo(1, 6);
  expect(values.every((value, i) => i === 0 || value <= values[i - 1]!)).toBe(true);
});

test('a quadratic bowl is minimised where its linear system is solved', () => {
  const entry = fc.double({ min: -2, max: 2, noNaN: true });
  const bowl = fc
    .integer({ min: 1, max: 6 })
    .chain((n) =>
      fc.tuple(
        fc.array(entry, { minLength: n * n, maxLength: n * n }),
        fc.array(fc.double({ min: 0.1, max: 2, noNaN: true }), { minLength: n, maxLength: n }),
      ),
    );
  fc.assert(
    fc.property(bowl, ([factor, pull]) => {
      const n = pull.length;
      const matrix = Float64Array.from({ length: n * n }, (_, at) => {
        const [i, j] = [Math.floor(at / n), at % n];
        return pull.reduce((sum, _p, k) => sum + factor[k * n + i]! * factor[k * n + j]!, i === j ? 1 : 0);
      });
      const { last } = minimise({
        size: n,
        evaluate(x, gradient) {
          let value = 0;
          for (let i = 0; i < n; i++) {
            const product = x.reduce((sum, xj, j) => sum + matrix[i * n + j]! * xj, 0);
            gradient[i] = product - pull[i]!;
            value += x[i]! * (product / 2 - pull[i]!);
          }
          return value;
        },
      });
      const solution = Float64Array.from(pull);
      choleskySolve(matrix.slice(), solution);
      for (const [i, x] of solution.entries()) expect(last.point[i]).toBeCloseTo(x, 5);
    }),
  );
});

test('it says why it stopped', () => {
  expect(minimise(rosenbrock(2), { ...LIMITS, maxIterations: 3 }).reason).toBe('iterations');
  expect(minimise(rosenbrock(2), { ...LIMITS, leastDecrease: 0.5 }).reason).toBe('decrease');
  const flat: Objective = { size: 1, evaluate: (_, gradient) => gradient.fill(0).length };
  expect(minimise(flat).reason).toBe('gradient');
});

test('a slope that lies is given up on', () => {
  const uphill: Objective = {
    size: 1,
    evaluate(x, gradient) {
      gradient[0] = -1;
      return x[0]!;
    },
  };
  expect(minimiseLbfgs(uphill, LIMITS).next()).toEqual({ done: true, value: 'line-search' });
});
