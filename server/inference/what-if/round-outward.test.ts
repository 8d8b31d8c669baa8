import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAbove, nextBelow } from './float32.ts';
import { roundOutward } from './round-outward.ts';

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });

test('a rounded number lies between both ends as float32, and reads shorter where there is room', () => {
  expect(roundOutward(129.998_74, 133)).toBe(130);
  expect(roundOutward(-129.998_74, -133)).toBe(-130);
  expect(roundOutward(1_100.345, 1_100.35)).toBe(1_100.35);
  fc.assert(
    fc.property(float32, float32, (from, until) => {
      const rounded = Math.fround(roundOutward(from, until));
      expect(rounded).toBeGreaterThanOrEqual(Math.min(from, until));
      expect(rounded).toBeLessThanOrEqual(Math.max(from, until));
    }),
  );
});

test('between a float32 and the next there is none', () => {
  expect(nextAbove(0)).toBe(2 ** -149);
  expect(nextAbove(1)).toBe(1 + 2 ** -23);
  expect(nextAbove(1e9 + 1)).toBe(Math.fround(1e9 + 64));
  fc.assert(
    fc.property(float32, (x) => {
      expect(nextAbove(x)).toBeGreaterThan(x);
      expect(nextBelow(nextAbove(x)) === x).toBe(true);
      expect([x + 0, nextAbove(x) + 0]).toContain(Math.fround((x + nextAbove(x)) / 2) + 0);
    }),
  );
});
