import { expect, test } from 'vitest';
import { correctedResampledT } from './corrected-resampled-t.ts';

const DIFFERENCES = Float64Array.of(0.02, -0.01, 0.035, 0.004, 0, 0.012, -0.02, 0.03, 0.018, 0.007);

test('the interval and p-value are those of the formula worked out with SciPy', () => {
  // SciPy 1.10.1: m ± t.ppf(.975, 9) √((1/10 + 1/9) var(ddof=1)), p = 2 t.sf(m / error, 9).
  const { estimate, low, high, p } = correctedResampledT(DIFFERENCES, 1 / 9);
  expect(estimate).toBeCloseTo(0.0096, 14);
  expect(low).toBeCloseTo(-0.00818945800906768, 12);
  expect(high).toBeCloseTo(0.027389458009067683, 12);
  expect(p).toBeCloseTo(0.25319259724232535, 12);
});

test('splits that overlap more are believed less', () => {
  const width = (ratio: number) => {
    const { low, high } = correctedResampledT(DIFFERENCES, ratio);
    return high - low;
  };
  expect(width(1)).toBeGreaterThan(width(0.1));
});

test('differences that never vary are certain, and none at all is no difference', () => {
  expect(correctedResampledT(new Float64Array(5), 0.1)).toEqual({ estimate: 0, low: 0, high: 0, p: 1, adjustedP: 1 });
  expect(correctedResampledT(new Float64Array(4).fill(0.25), 0.1)).toMatchObject({ low: 0.25, high: 0.25, p: 0 });
});

test('one split is no repetition', () => {
  expect(() => correctedResampledT(Float64Array.of(0.1), 0.1)).toThrow(/2 or more differences.*got 1 and 0.1/);
  expect(() => correctedResampledT(DIFFERENCES, 0)).toThrow(/got 10 and 0$/);
});
