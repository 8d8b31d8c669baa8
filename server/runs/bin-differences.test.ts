import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binDifferences } from './bin-differences.ts';

test('every difference is in the bin whose middle is nearest, and 0 is the middle of one', () => {
  const differences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(differences, (values) => {
      const { width, middles, counts } = binDifferences(values, 0);
      expect(counts.reduce((a, b) => a + b)).toBe(values.length);
      expect(middles.some((middle) => middle === 0)).toBe(true);
      expect(middles.length).toBeLessThanOrEqual(33);
      for (const [bin, middle] of middles.entries()) {
        const near = values.filter((value) => Math.abs(value - middle) < 0.499 * width).length;
        expect(counts[bin]).toBeGreaterThanOrEqual(near);
      }
    }),
  );
});

test('multiples of a row are not combed: every bin holds equally many of them', () => {
  const row = 1 / 138;
  const { width, counts } = binDifferences(
    Array.from({ length: 121 }, (_, i) => (i - 60) * row),
    row,
  );
  expect(width / row).toBeCloseTo(5, 10);
  expect(new Set(counts.slice(1, -1))).toEqual(new Set([5]));
});

test('differences that are all 0 are one bin, and none at all are refused', () => {
  expect(binDifferences([0, 0, 0], 0)).toEqual({ width: 1, middles: [0], counts: [3] });
  expect(() => binDifferences([], 0)).toThrow(/at least one difference, got none/);
});
