import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

test('Wilson’s interval of 15 in 148 is that of the literature, and stays inside 0 and 1', () => {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
  const { low, high } = wilsonInterval(15, 148);
  expect([low, high].map((bound) => bound.toFixed(4))).toEqual(['0.0624', '0.1605']);
  expect(wilsonInterval(0, 20).low).toBe(0);
  expect(wilsonInterval(20, 20).high).toBe(1);
  expect(() => wilsonInterval(3, 2)).toThrow(/got 3 of 2/);
});

// statsmodels 0.15, proportion_confint(method='wilson').
test.each([
  [0, 20, 0, 0.1611251580528194],
  [4, 4, 0.5101091635454025, 1],
  [117, 138, 0.7785488691229401, 0.8982631208140526],
  [21, 1_377, 0.009996214758107705, 0.0232019909648324],
  [500_000, 1_000_000, 0.4990200198900048, 0.5009799801099952],
])('Wilson’s interval of %d in %d is that of statsmodels', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials);
  expect(interval.low).toBeCloseTo(low, 12);
  expect(interval.high).toBeCloseTo(high, 12);
});
