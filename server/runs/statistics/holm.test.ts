import { expect, test } from 'vitest';
import { holm } from './holm.ts';

test('Holm’s correction keeps the order and multiplies the smallest by their number', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
});

test('six p-values are corrected as statsmodels corrects them', () => {
  // statsmodels 0.15, multipletests(method='holm').
  const expected = [0.05, 0.09, 0.09, 0.03, 0.5, 0.08];
  for (const [i, p] of holm([0.01, 0.04, 0.03, 0.005, 0.5, 0.02]).entries()) expect(p).toBeCloseTo(expected[i]!, 12);
});
