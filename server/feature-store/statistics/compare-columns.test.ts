import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareColumns } from './compare-columns.ts';

const even = (n: number, shift = 0) => Array.from({ length: n }, (_, i) => (i + 0.5) / n + shift);

test('numbers that stand still are steady, and the same ones moved by a fifth are not', () => {
  const still = compareColumns(even(1_000), even(800));
  expect(still).toMatchObject({ rows: [1_000, 800], missing: [0, 0], size: 'steady' });
  expect(still.ks!.p).toBeGreaterThan(0.99);
  const moved = compareColumns(even(1_000), even(800, 0.2));
  expect(moved.size).toBe('shifted');
  expect(moved.ks!.statistic).toBeCloseTo(0.2, 2);
  expect(moved.bins.map(({ before }) => before)).toEqual(new Array(10).fill(100));
});

test('few values are compared one by one, in their order, without a test for continuous ones', () => {
  const drift = compareColumns([0, 0, 1, 2, 10, 10], [0, 1, 1, 2, 2, 10]);
  expect(drift.bins.map(({ title }) => title)).toEqual(['0', '1', '2', '10']);
  expect(drift.bins[0]).toEqual({ title: '0', before: 2, after: 1 });
  expect(drift.ks).toBeNull();
  const below = compareColumns([-2, -1, 0], [-10, -1, 1]);
  expect(below.bins.map(({ title }) => title)).toEqual(['-10', '-2', '-1', '0', '1']);
});

test('missing values are a bin of their own, so that their growing is a drift too', () => {
  const drift = compareColumns(even(1_000), [...even(500), ...new Array<null>(500).fill(null)]);
  expect(drift.missing).toEqual([0, 500]);
  expect(drift.bins.at(-1)).toEqual({ title: 'missing', before: 0, after: 500 });
  expect(drift.size).toBe('shifted');
  expect(drift.ks!.statistic).toBeLessThan(0.01);
});

test('many texts are the most frequent of before and the rest', () => {
  const words = Array.from({ length: 300 }, (_, i) => `word ${i % 30}`);
  const { bins } = compareColumns(words, words);
  expect(bins.length).toBe(21);
  expect(bins.at(-1)).toEqual({ title: 'others', before: 100, after: 100 });
});

test('of a dozen rows nothing is said but that they are few', () => {
  expect(compareColumns([1, 1, 2, 2, 3, 3], [1, 2, 2, 2, 3, 4]).size).toBe('unclear');
});

test('a side without rows has no index, and a column without values is steady', () => {
  expect(compareColumns([], [1, 2])).toMatchObject({ psi: null, size: null, ks: null });
  expect(compareColumns([null, null], [null])).toMatchObject({ psi: 0, size: 'steady', ks: null });
});

test('every row is in one bin, whatever the values are', () => {
  const cell = fc.oneof(fc.constant(null), fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ max: 9 }));
  const column = fc.array(cell, { maxLength: 80 });
  fc.assert(
    fc.property(column, column, (before, after) => {
      const { bins } = compareColumns(before, after);
      expect(bins.reduce((total, bin) => total + bin.before, 0)).toBe(before.length);
      expect(bins.reduce((total, bin) => total + bin.after, 0)).toBe(after.length);
    }),
  );
});
