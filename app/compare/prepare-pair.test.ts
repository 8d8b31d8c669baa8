import { expect, test } from 'vitest';
import { linkTo, readState } from './compare-state.ts';
import { prepareComparedRuns } from './prepare-comparison.ts';
import { preparePair } from './prepare-pair.ts';
import { comparisonFixture, runFixture, statisticsFixture } from './run.fixture.ts';

const two = comparisonFixture([runFixture({ id: 'a', name: 'Dee' }), runFixture({ id: 'b', name: 'Ram' })], null);
const sure = { estimate: -0.22, low: -0.42, high: -0.03, p: 0.01, adjustedP: 0.01 };
const challenge = { ...two.challenges[0]!, statistics: statisticsFixture(sure) };
const comparison = { ...two, challenges: [challenge] };
const state = readState({});
const pairOf = (focus: string, isFrozen = false) =>
  preparePair(comparison, prepareComparedRuns(comparison), { focus }, linkTo(['a', 'b'], state), isFrozen);

test('a phone shows the baseline and the run one looks at, and never a run against itself', () => {
  const { bases, challengers } = pairOf('b');
  expect(bases.map(({ id, current }) => [id, current])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  expect(challengers.map(({ id, current }) => [id, current])).toEqual([['b', true]]);
  expect(bases[1]!.href).toBe('/compare?runs=a,b&against=b&focus=a');
  // The focus on the baseline itself means nothing.
  expect(pairOf('a').challengers).toEqual(challengers.map((run) => ({ ...run })));
});

test('the difference comes with its interval, on an axis that has zero on it', () => {
  const { figure, forest } = pairOf('b');
  expect(figure).toBe('Macro F1');
  expect(forest.rows.map(({ text }) => text)).toEqual(['−0.220, 95% interval −0.420 to −0.030']);
  expect(forest.zero).toBe(100);
});

test('nobody can choose another baseline for a frozen comparison', () => {
  expect(pairOf('b', true).bases.map(({ id }) => id)).toEqual(['a']);
});
