import { expect, test } from 'vitest';
import { optionAfter } from './option-after.ts';

test.each([
  ['down from none to the first', -1, 1, 0],
  ['up from none to the last', -1, -1, 2],
  ['down', 0, 1, 1],
  ['up', 2, -1, 1],
  ['down from the last to the first', 2, 1, 0],
  ['up from the first to the last', 0, -1, 2],
] as const)('an arrow leads %s', (_, active, step, next) => {
  expect(optionAfter(active, step, 3)).toBe(next);
});

test.each([1, -1] as const)('with one option there is only that one', (step) => {
  expect([optionAfter(-1, step, 1), optionAfter(0, step, 1)]).toEqual([0, 0]);
});
