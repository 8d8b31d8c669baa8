import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qcut } from './qcut.ts';

test('a value on an inner edge belongs to the lower group', () => {
  const { codes, edges } = qcut([1, 2, 3, 4, 5], 4);
  expect([...edges]).toEqual([1, 2, 3, 4, 5]);
  expect([...codes]).toEqual([0, 0, 1, 2, 3]);
});

test('groups of different values differ in size by one at most', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 8, maxLength: 60 }), fc.constantFrom(1, 2, 4, 8), (x, q) => {
      const sizes = new Array<number>(q).fill(0);
      for (const code of qcut(x, q).codes) sizes[code]! += 1;
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test('equal edges are refused with the edges named, NaN gets no group', () => {
  expect(() => qcut([5, 5, 5, 5], 4)).toThrow('5 different edges, got 5, 5, 5, 5, 5');
  expect([...qcut([1, Number.NaN, 2], 2).codes]).toEqual([0, -1, 1]);
});

test('equal edges can be dropped, which leaves fewer groups; from one edge, none', () => {
  expect(qcut([1, 1, 1, 1, 2, 3, 4, 5], 4, 'drop')).toEqual({
    edges: Float64Array.of(1, 1.5, 3.25, 5),
    codes: Int32Array.of(0, 0, 0, 0, 1, 1, 2, 2),
  });
  expect([...qcut([5, 5], 2, 'drop').codes]).toEqual([-1, -1]);
});

test('edges can be given as quantiles; what lies outside them gets no group', () => {
  expect([...qcut([1, 2, 3, 4, 5], [0.25, 0.5, 1]).codes]).toEqual([-1, 0, 0, 1, 1]);
});
