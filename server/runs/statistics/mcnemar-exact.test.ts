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
