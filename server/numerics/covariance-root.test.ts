import fc from 'fast-check';
import { expect, test } from 'vitest';
import { covarianceRoot } from './covariance-root.ts';

test('a covariance is its root times itself, also where variables determine each other', () => {
  const column = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), (columns) => {
      // The last one repeats the first, so the matrix is always singular.
      const variables = [...columns, columns[0]!];
      const n = variables.length;
      const covariance = new Float64Array(n * n).map((_, at) =>
        variables[Math.floor(at / n)]!.reduce((sum, value, i) => sum + value * variables[at % n]![i]!, 0),
      );
      const root = covarianceRoot(covariance, n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          let product = 0;
          for (let k = 0; k < n; k++) product += root[i * n + k]! * root[j * n + k]!;
          expect(product).toBeCloseTo(covariance[i * n + j]!, 6);
          if (j > i) expect(root[i * n + j]).toBe(0);
        }
      }
    }),
  );
});

test('a matrix of another size is refused', () => {
  expect(() => covarianceRoot(new Float64Array(3), 2)).toThrow(/expected 2 × 2 entries, got 3/);
});
