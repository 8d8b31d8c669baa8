import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thinPath } from './thin-path.ts';

const staircase = fc.array(fc.boolean(), { minLength: 1, maxLength: 3_000 }).map((ups) => {
  const x = new Float64Array(ups.length + 1);
  const y = new Float64Array(ups.length + 1);
  for (const [i, up] of ups.entries()) {
    x[i + 1] = x[i]! + (up ? 0 : 1);
    y[i + 1] = y[i]! + (up ? 1 : 0);
  }
  return { x, y };
});

test('never more points than asked for, with both ends, in order, and none far from a kept one', () => {
  fc.assert(
    fc.property(staircase, fc.integer({ min: 2, max: 300 }), ({ x, y }, most) => {
      const kept = thinPath(x, y, most);
      const last = x.length - 1;
      expect(kept.length).toBeLessThanOrEqual(most);
      expect([kept[0], kept.at(-1)]).toEqual([0, last]);
      const reach = last / (most - 1);
      for (const [at, from] of kept.subarray(0, -1).entries()) {
        const to = kept[at + 1]!;
        expect(to).toBeGreaterThan(from);
        for (let i = from; i <= to; i++) expect(Math.min(i - from, to - i)).toBeLessThanOrEqual(reach + 1e-9);
      }
    }),
  );
});

test('a path that is short enough stays whole, and a point that never moves is kept twice', () => {
  expect([...thinPath(Float64Array.of(0, 1, 2), Float64Array.of(0, 0, 1), 3)]).toEqual([0, 1, 2]);
  expect([...thinPath(new Float64Array(9), new Float64Array(9), 4)]).toEqual([0, 8]);
});

test('lengths that differ and a path of one point are refused', () => {
  expect(() => thinPath(new Float64Array(2), new Float64Array(3), 4)).toThrow(/^thinPath: .* got 2, 3 and 4/);
  expect(() => thinPath(new Float64Array(2), new Float64Array(2), 1)).toThrow(/^thinPath/);
});
