import { expect, test } from 'vitest';
import { logGamma } from './log-gamma.ts';
import { studentBound, studentP } from './student-t.ts';

// Reference values by SciPy 1.10.1: special.gammaln, 2 · stats.t.sf, stats.t.ppf.
test.each([
  [0.5, 0.5723649429247],
  [0.1, 2.252712651734206],
  [1e-5, 11.512919692895826],
  [3.3, 0.9870985778947343],
  [15.9, 27.625493215168696],
  [16, 27.899271383840894],
  [99.5, 356.83538282361303],
  [1e6, 12815504.569147611],
])('ln Γ(%d) on both sides of where the series takes over', (x, expected) => {
  expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(1e-13);
});

test.each([
  [0.5, 1, 0.7048327646991336],
  [2.262157, 9, 0.0500000133044316],
  [0.0731, 199, 0.9417999631119403],
  [-3.2, 199, 0.0015995289059505282],
  [12, 4, 0.000276428548502973],
  [40, 30, 1.3726045194406362e-27],
  [1e-3, 2.5, 0.9992763827207849],
])('the p-value of t = %d with %d degrees of freedom is SciPy’s', (t, degrees, expected) => {
  expect(Math.abs(studentP(t, degrees) / expected - 1)).toBeLessThan(1e-11);
});

test.each([
  [0.95, 9, 2.2621571627409915],
  [0.95, 199, 1.971956544249395],
  [0.99, 1, 63.65674116287399],
  [0.95, 0.7, 36.61141502986894],
  [0.5, 1, 1],
  [0.95, 1e6, 1.9599663568141066],
])('the bound that holds |T| with chance %d and %d degrees is SciPy’s', (chance, degrees, expected) => {
  expect(Math.abs(studentBound(chance, degrees) / expected - 1)).toBeLessThan(1e-10);
});

test('nothing and infinity have their limits, and nonsense is refused', () => {
  expect([studentP(0, 5), studentP(Number.POSITIVE_INFINITY, 5), studentP(Number.NaN, 5)]).toEqual([1, 0, Number.NaN]);
  expect(() => studentP(1, 0)).toThrow(/degrees of freedom above 0, got 0/);
  expect(() => studentBound(1, 5)).toThrow(/a chance in \(0, 1\), got 1/);
  expect(() => logGamma(0)).toThrow(/expected x > 0, got 0/);
});
