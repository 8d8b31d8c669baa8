import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readState } from './compare-state.ts';
import { addressOf, movedTo, queryBesideRuns } from './run-query.ts';

test('a run that is moved takes its new place and nobody else changes order', () => {
  expect(movedTo(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(movedTo(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(() => movedTo(['a', 'b'], 0, 2)).toThrow('movedTo: from 0 to 2, but there are 2 runs');
  const places = fc.tuple(fc.nat(7), fc.nat(7));
  fc.assert(
    fc.property(places, ([from, to]) => {
      const runs = [...'abcdefgh'];
      const moved = movedTo(runs, from, to);
      const others = (all: readonly string[]) => all.filter((run) => run !== runs[from]).join('');
      return moved[to] === runs[from] && others(moved) === others(runs);
    }),
  );
});

test('who is the baseline does not change with the order', () => {
  const query = queryBesideRuns(readState({ sort: 'name', cell: 'a..0.1' }), 'a');
  expect(addressOf(['b', 'a'], query)).toBe('/compare?runs=b,a&against=a&sort=name');
  expect(queryBesideRuns(readState({ against: 'majority' }), null)).toBe('against=majority');
});
