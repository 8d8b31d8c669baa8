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
