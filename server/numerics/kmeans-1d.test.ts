import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kmeans1d } from './kmeans-1d.ts';

const values = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 3, maxLength: 9 });

/** Least inertia over every way to give each value one of k labels. */
function bruteForceInertia(x: number[], k: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let code = 0; code < k ** x.length; code++) {
    const groups = Array.from({ length: k }, (): number[] => []);
    for (const [i, value] of x.entries()) groups[Math.floor(code / k ** i) % k]!.push(value);
    let inertia = 0;
    for (const group of groups) {
      const mean = group.reduce((a, b) => a + b, 0) / group.length;
      for (const value of group) inertia += (value - mean) ** 2;
    }
    best = Math.min(best, inertia);
  }
  return best;
}

test('no labelling of any kind has a smaller inertia', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 3 }), (x, k) => {
      fc.pre(new Set(x).size >= k);
      expect(kmeans1d(x, k).inertia).toBeCloseTo(bruteForceInertia(x, k), 8);
    }),
    { numRuns: 60 },
  );
});

test('equal values share a label, labels follow the order of the centres, and the order of the values is no matter', () => {
  fc.assert(
    fc.property(values, (x) => {
      fc.pre(new Set(x).size >= 2);
      const { labels, centres } = kmeans1d(x, 2);
      expect(centres[0]).toBeLessThan(centres[1]!);
      for (const [i, a] of x.entries()) {
        for (const [j, b] of x.entries()) if (a <= b) expect(labels[i]).toBeLessThanOrEqual(labels[j]!);
      }
      expect([...kmeans1d(x.toReversed(), 2).labels]).toEqual([...labels].toReversed());
    }),
  );
});

test('too few different values and values that are no numbers are refused', () => {
  expect(() => kmeans1d([1, 1, 2], 3)).toThrow('k must be from 1 to the 2 different values, got 3');
  expect(() => kmeans1d([1, Number.NaN], 1)).toThrow('every value must be finite');
});
