import { expect, test } from 'vitest';
import { prepareUpset } from './prepare-upset.ts';

test('every combination of runs that occurs is a column, the largest first, and every feature is in just one', () => {
  const has = (...positions: number[]) => [0, 1, 2].map((position) => positions.includes(position));
  const sets = prepareUpset([
    { feature: 'v:a', in: has(0) },
    { feature: 'v:b', in: has(0, 1, 2) },
    { feature: 'v:c', in: has(0, 2) },
    { feature: 'v:d', in: has(0, 2) },
  ]);
  expect(sets.columns.map(({ key, features }) => [key, features])).toEqual([
    ['101', ['v:c', 'v:d']],
    ['111', ['v:b']],
    ['100', ['v:a']],
  ]);
  expect(sets.sizes).toEqual([4, 1, 3]);
});
