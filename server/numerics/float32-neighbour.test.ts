import fc from 'fast-check';
import { expect, test } from 'vitest';
import { float32Neighbour } from './float32-neighbour.ts';

test('up and down again is where one was, with no float32 number between', () => {
  const numbers = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(numbers, fc.constantFrom(1 as const, -1 as const), (value, direction) => {
      const next = float32Neighbour(value, direction);
      expect(Math.sign(next - value)).toBe(direction);
      expect(float32Neighbour(next, -direction as 1 | -1)).toBeCloseTo(value, 300);
      const between = Math.fround(value / 2 + next / 2);
      expect([value + 0, next + 0]).toContain(between + 0);
    }),
  );
});

test('zero lies between the smallest numbers of either sign', () => {
  expect(float32Neighbour(0, 1)).toBe(2 ** -149);
  expect(float32Neighbour(-0, -1)).toBe(-(2 ** -149));
  expect(float32Neighbour(2 ** -149, -1)).toBe(0);
});

test('beyond the largest number is infinity, and NaN stays NaN', () => {
  expect(float32Neighbour(3.4028234663852886e38, 1)).toBe(Number.POSITIVE_INFINITY);
  expect(float32Neighbour(Number.POSITIVE_INFINITY, 1)).toBe(Number.POSITIVE_INFINITY);
  expect(float32Neighbour(Number.NaN, -1)).toBeNaN();
});
