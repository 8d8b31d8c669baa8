import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floatExp } from './float-exp.ts';

test('the exponential is within 0.503 units in the last place of a float32', () => {
  fc.assert(
    fc.property(fc.float({ min: -87, max: 88, noNaN: true }), (x) => {
      const exact = Math.exp(x);
      const unit = 2 ** (Math.floor(Math.log2(exact)) - 23);
      expect(Math.abs(floatExp(x) - exact)).toBeLessThanOrEqual(0.503 * unit);
    }),
    { numRuns: 10_000 },
  );
});

test('the exponential is a float32 that never falls as its argument grows', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (a, b) => {
      const [low, high] = [floatExp(Math.min(a, b)), floatExp(Math.max(a, b))];
      expect(low).toBeLessThanOrEqual(high);
      expect(Math.fround(high)).toBe(high);
    }),
  );
});

test('the exponential ends where float32 ends', () => {
  expect(floatExp(0)).toBe(1);
  expect(floatExp(88.7228317)).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(floatExp(88.73)).toBe(Number.POSITIVE_INFINITY);
  expect(floatExp(-103.9)).toBe(2 ** -149);
  expect(floatExp(-104)).toBe(0);
  expect(floatExp(Number.NaN)).toBeNaN();
});
