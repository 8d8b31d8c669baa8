import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from './quantile.ts';

const finite = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000);

test('a quantile lies within the values, at their ends for 0 and 1, and grows with q', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
      expect(quantile(values, 0)).toBe(Math.min(...values));
      expect(quantile(values, 1)).toBe(Math.max(...values));
      expect(quantile(values, q)).toBeGreaterThanOrEqual(Math.min(...values));
      expect(quantile(values, q / 2)).toBeLessThanOrEqual(quantile(values, q));
    }),
  );
});

test('NaN is dropped; nothing left is NaN; q outside 0 … 1 is refused', () => {
  expect(quantile([3, Number.NaN, 1], 0.5)).toBe(2);
  expect(quantile([Number.NaN], 0.5)).toBeNaN();
  expect(() => quantile([1], 1.01)).toThrow('quantile: q must be from 0 to 1, got 1.01');
});

test('between two values each interpolation stands where pandas puts it; half way, nearest takes the even index', () => {
  const at = (q: number) =>
    (['linear', 'lower', 'higher', 'midpoint', 'nearest'] as const).map((way) => quantile([10, 20, 40], q, way));
  expect(at(0.2)).toEqual([14, 10, 20, 15, 10]);
  expect(at(0.25)).toEqual([15, 10, 20, 15, 10]);
  expect(at(0.75)).toEqual([30, 20, 40, 30, 40]);
  expect(at(0.5)).toEqual([20, 20, 20, 20, 20]);
});
