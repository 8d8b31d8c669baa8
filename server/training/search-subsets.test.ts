import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSubsets, type GoodnessOf, type SubsetSearch, searchSubsets } from './search-subsets.ts';
import { bitCount } from './shapley-values.ts';

/** Everything a search asks for, told how good each subset is. */
function walk(search: SubsetSearch, goodness: GoodnessOf): number[] {
  const asked: number[] = [];
  const steps = searchSubsets(search);
  for (let next = steps.next(goodness); !next.done; next = steps.next(goodness)) asked.push(...next.value);
  return asked;
}

const few = { candidates: 4, budget: 100, seed: 3 } as const;

test('all asks for every subset but the empty one, once', () => {
  const asked = walk({ ...few, search: 'all' }, () => 0);
  expect(asked).toHaveLength(15);
  expect(new Set(asked)).toEqual(new Set(Array.from({ length: 15 }, (_, i) => i + 1)));
});

test('together asks for everything at once and nothing else', () => {
  expect(walk({ ...few, search: 'together' }, () => 0)).toEqual([0b1111]);
});

test('forward goes on from the best of each size', () => {
  // Candidate 2 is best alone; beside it 0 helps most, then 3.
  const worth = [2, 0, 5, 1];
  const goodness = (mask: number) => worth.reduce((sum, value, j) => sum + ((mask & (1 << j)) === 0 ? 0 : value), 0);
  expect(walk({ ...few, search: 'forward' }, goodness)).toEqual([
    ...[0b0001, 0b0010, 0b0100, 0b1000],
    ...[0b0101, 0b0110, 0b1100],
    ...[0b0111, 0b1101],
    0b1111,
  ]);
});

test('backward leaves out first what is missed least', () => {
  const worth = [2, 0, 5, 1];
  const goodness = (mask: number) => worth.reduce((sum, value, j) => sum + ((mask & (1 << j)) === 0 ? 0 : value), 0);
  expect(walk({ ...few, search: 'backward' }, goodness)).toEqual([
    0b1111,
    ...[0b1110, 0b1101, 0b1011, 0b0111],
    ...[0b1100, 0b1001, 0b0101],
    ...[0b0100, 0b0001],
  ]);
});

test('no search asks for more than its count, for nothing twice, and never for no candidate', () => {
  const search = fc.constantFrom<SubsetSearch['search']>('all', 'forward', 'backward', 'random', 'together');
  fc.assert(
    fc.property(
      search,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 600 }),
      fc.nat(1_000),
      (name, candidates, budget, seed) => {
        const asked = walk({ search: name, candidates, budget, seed }, (mask) => Math.sin(mask * (seed + 1)));
        expect(asked.length).toBeLessThanOrEqual(countSubsets({ search: name, candidates, budget }));
        expect(new Set(asked).size).toBe(asked.length);
        for (const mask of asked) {
          expect(bitCount(mask)).toBeGreaterThan(0);
          expect(mask).toBeLessThan(2 ** candidates);
        }
      },
    ),
  );
});

test('random draws the whole budget, differently for another seed, also of thirty candidates', () => {
  const draw = (seed: number) => walk({ search: 'random', candidates: 30, budget: 200, seed }, () => 0);
  expect(draw(1)).toHaveLength(200);
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});
