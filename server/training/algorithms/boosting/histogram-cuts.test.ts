import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { binColumn, histogramCuts, MISSING_BIN } from './histogram-cuts.ts';
import { quantileSketch } from './quantile-sketch.ts';

const cell = fc.oneof(
  { weight: 9, arbitrary: fc.float({ min: -1e6, max: 1e6, noNaN: true }) },
  fc.constant(Number.NaN),
);
const column = fc.array(cell, { minLength: 1, maxLength: 400 }).map((values) => Float32Array.from(values));
const maxBin = fc.integer({ min: 2, max: 64 });

test('every value falls in a bin whose ends enclose it, and missing ones in none', () => {
  fc.assert(
    fc.property(column, maxBin, (values, bins) => {
      const { cuts, below } = histogramCuts(values, bins);
      expect(cuts.length).toBeLessThanOrEqual(bins);
      for (const [row, bin] of binColumn(values, cuts).entries()) {
        const value = values[row]!;
        if (Number.isNaN(value)) expect(bin).toBe(MISSING_BIN);
        else expect(value >= (cuts[bin - 1] ?? below) && value < cuts[bin]!).toBe(true);
      }
    }),
  );
});

test('cuts ascend', () => {
  fc.assert(
    fc.property(column, maxBin, (values, bins) => {
      const { cuts } = histogramCuts(values, bins);
      expect(cuts.every((cut, i) => i === 0 || cut > cuts[i - 1]!)).toBe(true);
    }),
  );
});

test('with no more distinct values than bins each value has its own', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 16 }), (distinct) => {
      const values = Float32Array.from([...distinct, ...distinct, ...distinct]);
      const bins = binColumn(values, histogramCuts(values, 16).cuts);
      expect(new Set(bins).size).toBe(distinct.length);
    }),
  );
});

test('bins of many values hold about equally many rows', () => {
  const random = new Random(3);
  const values = Float32Array.from({ length: 50_000 }, () => random.double() ** 4);
  const counts = new Array(32).fill(0);
  for (const bin of binColumn(values, histogramCuts(values, 32).cuts)) counts[bin]++;
  for (const count of counts) expect(Math.abs(count / (50_000 / 32) - 1)).toBeLessThan(0.35);
});

test('a sketch of many values knows every rank to within its tolerance', () => {
  const random = new Random(5);
  const values = Float32Array.from({ length: 20_000 }, () => random.double());
  const sorted = values.slice().sort();
  for (const { value, low, high } of quantileSketch(values, 100)) {
    const rank = sorted.indexOf(value);
    expect(low).toBeLessThanOrEqual(rank);
    expect(high).toBeGreaterThanOrEqual(rank + 1);
    expect(high - low).toBeLessThan((2 * values.length) / 100);
  }
});
