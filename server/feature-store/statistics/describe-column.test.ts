import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeColumn } from './describe-column.ts';

test('numbers are described by moments, quantiles and their most frequent values', () => {
  expect(describeColumn('x', [1, 2, 2, 5, null])).toEqual({
    name: 'x',
    count: 4,
    nulls: 1,
    distinct: 3,
    min: 1,
    max: 5,
    mean: 2.5,
    sd: Math.sqrt(3),
    quantiles: [
      { q: 0.05, value: expect.closeTo(1.15, 12) },
      { q: 0.25, value: 1.75 },
      { q: 0.5, value: 2 },
      { q: 0.75, value: 2.75 },
      { q: 0.95, value: expect.closeTo(4.55, 12) },
    ],
    histogram: { edges: [1, 2, 3, 4, 5, 6], counts: [1, 2, 0, 0, 1] },
    topValues: [
      { value: '2', count: 2 },
      { value: '1', count: 1 },
      { value: '5', count: 1 },
    ],
  });
});

test('a column of text, of nulls or of one value needs no numbers to be described', () => {
  expect(describeColumn('word', ['b', 'a', 'b'])).toMatchObject({ count: 3, mean: null, histogram: null });
  expect(describeColumn('word', ['b', 'a', 'b']).topValues?.[0]).toEqual({ value: 'b', count: 2 });
  expect(describeColumn('none', [null])).toMatchObject({
    count: 0,
    nulls: 1,
    min: null,
    histogram: null,
    topValues: null,
  });
  expect(describeColumn('close', [0, -5e-324]).histogram?.counts).toEqual([2]);
  expect(describeColumn('one', [0.5])).toMatchObject({ sd: null, histogram: { edges: [0.5, 1.5], counts: [1] } });
});

test('every value falls into one bin of at most twenty, within its edges', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const { edges, counts } = describeColumn('x', values).histogram!;
      expect(counts.length).toBeLessThanOrEqual(20);
      expect(edges.length).toBe(counts.length + 1);
      expect(counts.reduce((total, count) => total + count, 0)).toBe(values.length);
      expect(edges[0]).toBe(Math.min(...values) + 0);
    }),
  );
});
