import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from './quantile.ts';

const FIXTURE = '../shared/parity/open/quantile_open.json';
const finite = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000);

test('a quantile lies within the values, at their ends for 0 and 1, and grows with q', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
      expect(quantile(values, 0)).toBe(Math.min(...values));
      expect(quantile(values, 1)).toBe(Math.max(...values));
      expect(quantile(values, q)).toBeGreaterThanOrEqual(Math.min(...values));
      expect(quantile(values, q / 2)).toBeLessThanOrEqual(quantile(values, q));
    }),
  );
});

test('NaN is dropped; nothing left is NaN; q outside 0 … 1 is refused', () => {
  expect(quantile([3, Number.NaN, 1], 0.5)).toBe(2);
  expect(quantile([Number.NaN], 0.5)).toBeNaN();
  expect(() => quantile([1], 1.01)).toThrow('quantile: q must be from 0 to 1, got 1.01');
});

test.skipIf(!existsSync(FIXTURE))('pandas gives the same quantiles (skipped without ../shared)', () => {
  const { cases } = JSON.parse(readFileSync(FIXTURE, 'utf8')) as {
    cases: { x: (number | 'NaN')[]; q: number[]; linear: (number | 'NaN')[] }[];
  };
  for (const { x, q, linear } of cases) {
    const values = x.map(Number);
    const unit = Math.max(1, ...values.filter((value) => !Number.isNaN(value)).map(Math.abs));
    for (const [i, expected] of linear.entries()) {
      const actual = quantile(values, q[i]!);
      if (expected === 'NaN') expect(actual).toBeNaN();
      else expect(Math.abs(actual - expected) / unit).toBeLessThan(1e-14);
    }
  }
});
