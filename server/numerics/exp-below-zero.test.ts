import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expBelowZero } from './exp-below-zero.ts';

test('it is the exponential to the last bits, from 0 down to where doubles end', () => {
  fc.assert(
    fc.property(fc.double({ min: -708, max: 0, noNaN: true }), (x) => {
      expect(Math.abs(expBelowZero(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(4.5e-16);
    }),
    { numRuns: 5_000 },
  );
});

test('0 gives exactly 1, far below gives 0, NaN stays NaN', () => {
  expect([expBelowZero(0), expBelowZero(-0), expBelowZero(-1e-320)]).toEqual([1, 1, 1]);
  expect([expBelowZero(-709), expBelowZero(-1e308), expBelowZero(Number.NEGATIVE_INFINITY)]).toEqual([0, 0, 0]);
  expect(expBelowZero(Number.NaN)).toBeNaN();
});

test('it never rises as x falls', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -700, max: 0, noNaN: true }),
      fc.double({ min: 1e-6, max: 10, noNaN: true }),
      (x, step) => {
        expect(expBelowZero(x - step)).toBeLessThanOrEqual(expBelowZero(x));
      },
    ),
  );
});
