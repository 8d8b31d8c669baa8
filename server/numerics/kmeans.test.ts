import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kmeans } from './kmeans.ts';
import { kmeans1d } from './kmeans-1d.ts';
import { Random } from './random.ts';

test('groups that lie apart are found whole, numbered by their first coordinate', () => {
  const random = new Random(3);
  const truth = Int32Array.from({ length: 90 }, (_, i) => i % 3);
  const x = Float64Array.from(truth, (group) => 10 * group + random.double());
  const y = Float64Array.from(truth, (group) => (group === 1 ? 50 : 0) + random.double());
  expect([...kmeans([x, y], 3, 1).labels]).toEqual([...truth]);
});

test('in one dimension it never beats the exact optimum, and every centre is the mean of its rows', () => {
  const values = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 20 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 3 }), fc.nat(100), (x, k, seed) => {
      const { inertia, labels, centres } = kmeans([Float64Array.from(x)], k, seed);
      expect(inertia).toBeGreaterThanOrEqual(kmeans1d(x, k).inertia - 1e-9);
      for (let group = 0; group < k; group++) {
        const own = x.filter((_, i) => labels[i] === group);
        expect(centres[group]).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / own.length, 9);
      }
    }),
  );
});

test('more groups than rows, and values that are no numbers, are refused', () => {
  expect(() => kmeans([Float64Array.of(1, 2)], 3, 0)).toThrow('kmeans: k must be from 1 to the 2 rows, got 3');
  expect(() => kmeans([Float64Array.of(1, Number.NaN)], 1, 0)).toThrow('kmeans: every value must be finite');
});
