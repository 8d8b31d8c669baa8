import { expect, test } from 'vitest';
import type { Challenge } from '#server/runs/comparison-schema';
import { classTally, mcnemarSentence, prepareForest } from './prepare-forest.ts';
import { statisticsFixture } from './run.fixture.ts';

const plain = statisticsFixture({ estimate: 0.01, low: -0.01, high: 0.03, p: 0.549, adjustedP: 0.549 });

const challenge: Challenge = {
  runId: 'b',
  notComparable: null,
  statistics: {
    ...plain,
    metrics: { ...plain.metrics, f1_macro: { estimate: 0.05, low: 0.02, high: 0.09, p: 0.01, adjustedP: 0.01 } },
  },
  verdict: '',
};

test('intervals share one axis with zero on it, and only those that leave zero out are certain', () => {
  const forest = prepareForest([{ challenge, position: 1 }]);
  expect(forest.zero).toBeCloseTo(10);
  expect(forest.rows.map((row) => [row.title, row.certain])).toEqual([
    ['Macro F1', true],
    ['Accuracy', false],
  ]);
  expect(forest.rows[1]!.low).toBeCloseTo(0);
  expect(forest.rows[0]!.high).toBeCloseTo(100);
});

test('runs that were not scored on the same rows have no interval', () => {
  const forest = prepareForest([
    {
      position: 1,
      challenge: { ...challenge, notComparable: { because: 'split', sentence: 'other rows' }, statistics: null },
    },
  ]);
  expect(forest.rows).toEqual([]);
});

test('the test of discordant rows is said in words', () => {
  expect(mcnemarSentence(challenge, 'B', 'A')).toBe(
    'Of 138 rows, A alone is right on 4 and B alone on 7 (exact McNemar p = 0.549).',
  );
});

test('with several challengers the corrected p-value is said beside the plain one, and decides', () => {
  const statistics = statisticsFixture({ estimate: 0.05, low: 0.01, high: 0.09, p: 0.03, adjustedP: 0.06 });
  const one = { ...challenge, statistics };
  expect(mcnemarSentence(one, 'B', 'A')).toContain(
    '(exact McNemar p = 0.030, corrected for several challengers 0.060)',
  );
  expect(prepareForest([{ challenge: one, position: 1 }]).rows.map((row) => row.certain)).toEqual([false, false]);
});

test('classes are counted by what can be said of their F1', () => {
  expect(classTally(challenge)).toBe('3 cannot tell');
  const better = statisticsFixture({ estimate: 0.05, low: 0.01, high: 0.09, p: 0.01, adjustedP: 0.01 });
  const [first, ...others] = better.classes;
  const worse = { ...first!, f1: { estimate: -0.1, low: -0.2, high: -0.05, p: 0.01, adjustedP: 0.01 } };
  expect(classTally({ ...challenge, statistics: { ...better, classes: [worse, ...others] } })).toBe(
    '2 better, 1 worse',
  );
});
