import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classHistogram } from './class-histogram.ts';

const rows = fc.array(
  fc.tuple(
    fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 30 }), fc.constant(Number.NaN)),
    fc.integer({ min: 0, max: 2 }),
  ),
  { maxLength: 200 },
);

test('every row is counted once, in the bin that holds it or as missing', () => {
  fc.assert(
    fc.property(rows, (pairs) => {
      const values = Float64Array.from(pairs, ([value]) => value);
      const { edges, classes } = classHistogram(
        values,
        Int32Array.from(pairs, ([, label]) => label),
        3,
      );
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
      for (const [k, { counts, missing }] of classes.entries()) {
        const own = pairs.filter(([, label]) => label === k).map(([value]) => value);
        expect(missing).toBe(own.filter(Number.isNaN).length);
        const last = counts.length - 1;
        const expected = counts.map(
          (_, b) =>
            own.filter((x) => x >= edges[b]! && (x < edges[b + 1]! || (b === last && x <= edges[b + 1]!))).length,
        );
        expect(counts).toEqual(expected);
      }
    }),
  );
});

test('few whole numbers have a bin each', () => {
  const { edges, classes } = classHistogram(Float64Array.of(0, 3, 3, 1), Int32Array.of(0, 0, 1, 1), 2);
  expect(edges).toEqual([0, 1, 2, 3, 4]);
  expect(classes.map(({ counts }) => counts)).toEqual([
    [1, 0, 0, 1],
    [0, 1, 0, 1],
  ]);
});

test('one value far away does not press all others into a single bin', () => {
  const values = Float64Array.from({ length: 1_000 }, (_, i) => (i === 0 ? 1e9 : i / 10));
  const { counts } = classHistogram(values, new Int32Array(1_000), 1).classes[0]!;
  expect(Math.max(...counts)).toBeLessThan(80);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_000);
});

test('a class without a value has no quartiles, and those of another are as numpy has them', () => {
  const { classes } = classHistogram(Float64Array.of(1, 2, 4, Number.NaN), Int32Array.of(0, 0, 0, 1), 2);
  expect(classes.map(({ quartiles, missing }) => [quartiles, missing])).toEqual([
    [[1.5, 2, 3], 0],
    [null, 1],
  ]);
});
