import { expect, test } from 'vitest';
import { prepareFeatureSets } from './prepare-feature-sets.ts';

test('two sets fall into both, only the first and only the second', () => {
  const diff = prepareFeatureSets([
    { feature: 'v:f', in: [false, true] },
    { feature: 'v:recency', in: [true, false] },
    { feature: 'v:r', in: [true, true] },
  ]);
  expect(diff.shared).toEqual(['v:r']);
  expect(diff.partial).toEqual([
    { feature: 'v:recency', positions: [0] },
    { feature: 'v:f', positions: [1] },
  ]);
});

test('of more runs, what most of them have comes first', () => {
  const diff = prepareFeatureSets([
    { feature: 'v:a', in: [true, false, false] },
    { feature: 'v:b', in: [false, true, true] },
  ]);
  expect(diff.shared).toEqual([]);
  expect(diff.partial.map((one) => one.feature)).toEqual(['v:b', 'v:a']);
});
