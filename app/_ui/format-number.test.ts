import { expect, test } from 'vitest';
import { formatDelta, formatMetric, formatQuantity, formatValue } from './format-number.ts';

test('a difference carries its sign, with a true minus, and zero carries none', () => {
  expect([formatDelta(0.02149), formatDelta(-0.004), formatDelta(-0.0001)]).toEqual(['+0.021', '−0.004', '0.000']);
});

test('an undefined metric is a dash, not a number', () => {
  expect([formatMetric(null), formatMetric(Number.NaN), formatMetric(-0.25)]).toEqual(['—', '—', '−0.250']);
});

test('one is singular', () => {
  expect([formatQuantity(1, 'run'), formatQuantity(1_840, 'customer')]).toEqual(['1 run', '1,840 customers']);
});

test('values keep five significant digits and a missing one is called none', () => {
  expect([formatValue(1082.0912), formatValue(-17), formatValue(null)]).toEqual(['1,082.1', '−17', 'none']);
});
