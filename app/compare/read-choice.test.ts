import { expect, test } from 'vitest';
import { choiceProblems, readChoice } from './read-choice.ts';
import { runFixture } from './run.fixture.ts';

test('links and forms without scripts name the same runs, and a run named twice counts once', () => {
  expect(readChoice({ runs: 'a,b' })).toEqual(['a', 'b']);
  expect(readChoice({ runs: ['a', 'b', 'a'] })).toEqual(['a', 'b']);
  expect(readChoice({})).toEqual([]);
});

test('a run that is unknown or has no report is named', () => {
  const failed = runFixture({ id: 'b', name: 'Broken', status: 'failed', report: null });
  expect(choiceProblems(['a', 'b'], [null, failed])).toEqual([
    'There is no run a',
    'Broken failed, so it has no report to compare',
  ]);
  const training = runFixture({ id: 'c', name: 'Slow', status: 'running', report: null });
  expect(choiceProblems(['a', 'c'], [runFixture({ id: 'a' }), training])).toEqual([
    'Slow is still training, so it has no report to compare',
  ]);
});

test('one run, or one named twice, is told that it needs another', () => {
  const ids = readChoice({ runs: 'a,a' });
  expect(choiceProblems(ids, [runFixture({ id: 'a', name: 'Dee' })])).toEqual([
    'Dee alone is no comparison: check another run beside it',
  ]);
});

test('nine runs are one too many', () => {
  const ids = Array.from({ length: 9 }, (_, i) => `r${i}`);
  const found = ids.map((id) => runFixture({ id }));
  expect(choiceProblems(ids, found)).toEqual(['9 runs asked for; a comparison shows at most 8']);
  expect(choiceProblems(ids.slice(1), found.slice(1))).toEqual([]);
});
