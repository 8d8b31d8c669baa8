import { expect, test } from 'vitest';
import { gateResamples } from './gate-resamples.ts';

test('a gate has ten times the resamples of a comparison, however many rows there are', () => {
  expect(gateResamples(161, 3)).toBe(20_000);
  expect(gateResamples(1_000_000, 7)).toBe(20_000);
});

test('a label of many classes does not hold the process that renders pages for seconds', () => {
  expect(gateResamples(100_000, 12)).toBe(5_787);
  expect(gateResamples(100_000, 40)).toBe(2_000);
  expect(gateResamples(900, 40)).toBe(11_111);
});
