import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mcnemarExact } from './mcnemar-exact.ts';

test('McNemar’s p-value is the binomial one', () => {
  // 2 · (C(10,0) + C(10,1) + C(10,2)) / 2¹⁰ = 112/1024.
  expect(mcnemarExact(2, 8)).toBeCloseTo(112 / 1024, 12);
  expect(mcnemarExact(8, 2)).toBeCloseTo(112 / 1024, 12);
  expect(mcnemarExact(0, 0)).toBe(1);
  expect(mcnemarExact(7, 7)).toBe(1);
  expect(mcnemarExact(0, 30)).toBeCloseTo(2 ** -29, 15);
});

// statsmodels 0.15, mcnemar(exact=True), which is SciPy's binomial test.
test.each([
  [130, 170, 0.02418198247326274],
  [900, 1_100, 8.45708953550381e-6],
  [49_000, 51_000, 2.5887160383468943e-10],
  [499_000, 501_500, 0.012476358035684523],
  [0, 1_000, 1.8665272370064378e-301],
  [25, 26, 1],
])('McNemar’s p-value of %d against %d is that of statsmodels', (b, c, expected) => {
  expect(Math.abs(mcnemarExact(b, c) / expected - 1)).toBeLessThan(1e-7);
});

test('a million to nothing is no chance at all', () => {
  expect(mcnemarExact(0, 1_000_000)).toBe(0);
  expect(mcnemarExact(10, 2_000_000)).toBe(0);
});

test('McNemar’s p-value is never above 1, and falls as the split grows more uneven', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 199 }), (discordant, few) => {
      const less = Math.min(few, Math.floor((discordant - 1) / 2));
      const p = mcnemarExact(less, discordant - less);
      expect(p).toBeLessThanOrEqual(1);
      if (less > 0) expect(mcnemarExact(less - 1, discordant - less + 1)).toBeLessThanOrEqual(p * (1 + 1e-12));
    }),
  );
});
