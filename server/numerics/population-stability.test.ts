import fc from 'fast-check';
import { expect, test } from 'vitest';
import { populationStability, stabilityByChance } from './population-stability.ts';
import { Random } from './random.ts';

const counts = fc.array(fc.nat(500), { minLength: 2, maxLength: 12 }).filter((bins) => bins.some((count) => count > 0));

test('the index is that of the shares worked out by hand', () => {
  // Shares 0.25, 0.75 and 0.75, 0.25 of so many rows that half a row is nothing: 2 · 0.5 · ln 3.
  expect(populationStability([1e9, 3e9], [3e9, 1e9])).toBeCloseTo(Math.log(3), 8);
});

test('shares that stand still make 0, whatever the number of rows', () => {
  expect(populationStability([1e9, 2e9, 3e9], [2e9, 4e9, 6e9])).toBeCloseTo(0, 12);
});

test('the index is the same in both directions, never negative, and finite where a bin is empty', () => {
  fc.assert(
    fc.property(counts, (before) => {
      const after = before.toReversed();
      const index = populationStability(before, after);
      expect(index).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(index)).toBe(true);
      expect(populationStability(after, before)).toBeCloseTo(index, 10);
    }),
  );
});

test('rows drawn anew from one distribution make an index of about what chance makes', () => {
  const random = new Random(3);
  const draw = (n: number) => {
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < n; i++) bins[Math.floor(random.double() * 10)]! += 1;
    return bins;
  };
  let sum = 0;
  for (let i = 0; i < 400; i++) sum += populationStability(draw(500), draw(300));
  const byChance = stabilityByChance(10, 500, 300);
  expect(sum / 400 / byChance).toBeGreaterThan(0.9);
  expect(sum / 400 / byChance).toBeLessThan(1.1);
});

test('bins that are not the same, and sides without rows, are refused', () => {
  expect(() => populationStability([1, 2], [1])).toThrow('populationStability: expected the same bins');
  expect(() => populationStability([0, 0], [1, 2])).toThrow('populationStability');
});
