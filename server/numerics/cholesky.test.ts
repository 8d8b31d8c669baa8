import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskySolve } from './cholesky.ts';

test('a system made from a known solution gives it back', () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  const system = fc
    .integer({ min: 1, max: 8 })
    .chain((n) =>
      fc.tuple(
        fc.array(entry, { minLength: n * n, maxLength: n * n }),
        fc.array(entry, { minLength: n, maxLength: n }),
      ),
    );
  fc.assert(
    fc.property(system, ([factor, solution]) => {
      const n = solution.length;
      // FᵀF + I is symmetric positive definite whatever F is.
      const at = (i: number, j: number): number => {
        let sum = i === j ? 1 : 0;
        for (let k = 0; k < n; k++) sum += factor[k * n + i]! * factor[k * n + j]!;
        return sum;
      };
      const matrix = Float64Array.from({ length: n * n }, (_, cell) => at(Math.floor(cell / n), cell % n));
      const vector = Float64Array.from(solution, (_, i) => solution.reduce((sum, x, j) => sum + at(i, j) * x, 0));
      expect(choleskySolve(matrix, vector)).toBe(true);
      for (const [i, x] of solution.entries()) expect(vector[i]).toBeCloseTo(x, 8);
    }),
  );
});

test('a matrix that is not positive definite is said to be so', () => {
  expect(choleskySolve(Float64Array.of(1, 2, 2, 1), new Float64Array(2))).toBe(false);
  expect(() => choleskySolve(new Float64Array(3), new Float64Array(2))).toThrow(/choleskySolve: expected 2 × 2/);
});
