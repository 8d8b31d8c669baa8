import { expect, test } from 'vitest';
import { isCurrent } from './navigation.ts';

test('a page below an item belongs to it, one that only begins alike does not', () => {
  expect([isCurrent('/runs', '/runs/new'), isCurrent('/runs', '/runs'), isCurrent('/runs', '/runsheet')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('the overview is current only on its own page', () => {
  expect([isCurrent('/', '/'), isCurrent('/', '/runs')]).toEqual([true, false]);
});
