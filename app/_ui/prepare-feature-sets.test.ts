import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareFeatureSets } from './prepare-feature-sets.ts';

test('two sets fall into both, only the first and only the second', () => {
  const diff = prepareFeatureSets([
    ['v:recency', 'v:r'],
    ['v:r', 'v:f'],
  ]);
  expect(diff.shared).toEqual(['v:r']);
  expect(diff.partial).toEqual([
    { feature: 'v:recency', positions: [0] },
    { feature: 'v:f', positions: [1] },
  ]);
});

test('every feature appears once, with exactly the runs that have it', () => {
  const sets = fc.array(fc.uniqueArray(fc.constantFrom<string>('v:a', 'v:b', 'v:c', 'v:d')), {
    minLength: 2,
    maxLength: 8,
  });
  fc.assert(
    fc.property(sets, (runs) => {
      const diff = prepareFeatureSets(runs);
      const listed = [...diff.shared, ...diff.partial.map((one) => one.feature)];
      expect(listed.toSorted()).toEqual([...new Set(runs.flat())].toSorted());
      for (const { feature, positions } of diff.partial) {
        expect(positions).toEqual(runs.flatMap((run, i) => (run.includes(feature) ? [i] : [])));
      }
    }),
  );
});
