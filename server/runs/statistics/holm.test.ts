import { expect, test } from 'vitest';
import { holm } from './holm.ts';

test('Holm’s correction keeps the order and multiplies the smallest by their number', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
});
