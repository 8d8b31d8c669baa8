import fc from 'fast-check';
import { expect, test } from 'vitest';
import reference from './ks-two-sample.reference.json' with { type: 'json' };
import { kolmogorovTail, ksTwoSample } from './ks-two-sample.ts';

const sorted = (values: readonly number[]) => Float64Array.from(values).sort();
const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 40 }).map(sorted);

test.each(reference.cases)('statistic and exact p are those of scipy: $name', ({ a, b, statistic, p }) => {
  const result = ksTwoSample(sorted(a), sorted(b));
  expect(result.statistic).toBeCloseTo(statistic, 14);
  expect(Math.abs(result.p - p)).toBeLessThanOrEqual(1e-12 + 1e-9 * p);
  expect(result.method).toBe('exact');
});

test('the limit is the Kolmogorov distribution, on both sides of where its series change', () => {
  for (const [x, tail] of reference.kolmogorov as [number, number][]) {
    expect(Math.abs(kolmogorovTail(x) - tail)).toBeLessThanOrEqual(1e-14 + 1e-10 * tail);
  }
  expect(kolmogorovTail(0)).toBe(1);
});

test('two large samples of one distribution are close by the limit, and two different ones are not', () => {
  const even = Float64Array.from({ length: 3_000 }, (_, i) => i / 3_000);
  const moved = even.map((x) => x + 0.2);
  expect(ksTwoSample(even, even)).toEqual({ statistic: 0, p: 1, method: 'limit' });
  expect(ksTwoSample(even, moved)).toMatchObject({ statistic: expect.closeTo(0.2, 3), method: 'limit' });
  expect(ksTwoSample(even, moved).p).toBeLessThan(1e-20);
});

test('the test knows no order of its samples, and only the order of their values', () => {
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const result = ksTwoSample(a, b);
      const back = ksTwoSample(b, a);
      expect(back.statistic).toBe(result.statistic);
      expect(back.p).toBeCloseTo(result.p, 12);
      const bent = (x: number) => Math.exp(x / 10) + x;
      expect(ksTwoSample(a.map(bent), b.map(bent)).statistic).toBe(result.statistic);
    }),
  );
});

test('a sample against itself is at distance 0 with p 1, and p is a chance', () => {
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      expect(ksTwoSample(a, a)).toMatchObject({ statistic: 0, p: 1 });
      const { statistic, p } = ksTwoSample(a, b);
      expect(statistic >= 0 && statistic <= 1 && p >= 0 && p <= 1).toBe(true);
    }),
  );
});

test('an empty sample is refused', () => {
  expect(() => ksTwoSample(new Float64Array(0), sorted([1]))).toThrow('ksTwoSample: expected two samples');
});
