import { expect, test } from 'vitest';
import type { Comparison, Difference, PairedStatistics } from '#server/runs/comparison-schema';
import { reportFixture } from '../_ui/report.fixture.ts';
import { hasDifference, prepareComparedGroups, prepareComparedRuns } from './prepare-comparison.ts';
import { comparisonFixture, runFixture, statisticsFixture } from './run.fixture.ts';

const better = { ...reportFixture, metrics: { ...reportFixture.metrics, accuracy: 0.875, log_loss: 0.5 } };
const pair = [runFixture({ id: 'a' }), runFixture({ id: 'b', name: 'the other', report: better })] as const;

function withStatistics(statistics: PairedStatistics): Comparison {
  const plain = comparisonFixture(pair, null);
  return { ...plain, challenges: [{ ...plain.challenges[0]!, statistics }] };
}

test('the reference has no difference and the challenger has one a metric', () => {
  const certain = statisticsFixture({ estimate: 0.125, low: 0.1, high: 0.3, p: 0.001, adjustedP: 0.001 });
  const [summary] = prepareComparedGroups(withStatistics(certain));
  const accuracy = summary!.rows.find((row) => row.key === 'accuracy')!;
  expect(accuracy.cells.map((cell) => cell.text)).toEqual(['0.750', '0.875']);
  expect(accuracy.cells.map((cell) => cell.delta?.word)).toEqual([undefined, 'better']);
  expect(summary!.rows.find((row) => row.key === 'log_loss')!.cells[1]!.delta).toMatchObject({
    sign: '▼',
    word: 'better',
  });
});

test('a difference whose interval holds 0 makes no claim', () => {
  const sure = { estimate: 0.125, low: 0.1, high: 0.3, p: 0.001, adjustedP: 0.001 };
  const accuracyWith = (difference: Difference) => {
    const [summary] = prepareComparedGroups(withStatistics(statisticsFixture(difference)));
    return summary!.rows.find((row) => row.key === 'accuracy')!.cells[1]!.delta;
  };
  const nothing = { text: '+0.125', sign: '≈', word: 'cannot tell' };
  expect(accuracyWith({ ...sure, low: -0.1, p: 0.2, adjustedP: 0.2 })).toEqual(nothing);
  expect(accuracyWith({ ...sure, adjustedP: 0.08 })).toEqual(nothing);
  expect(accuracyWith(sure)).toEqual({ text: '+0.125', sign: '▲', word: 'better' });
});

test('shares of rows have their interval beside them, other figures have none', () => {
  const [summary] = prepareComparedGroups(comparisonFixture(pair, null));
  const intervals = summary!.rows.map((row) => [row.key, row.cells[0]!.interval]);
  expect(Object.fromEntries(intervals)).toMatchObject({ accuracy: '0.25–0.75', f1_macro: null, log_loss: null });
});

test('on different holdouts no difference is shown anywhere', () => {
  const comparison = comparisonFixture(pair, 'scored on other rows');
  const cells = prepareComparedGroups(comparison).flatMap((group) => group.rows.flatMap((row) => row.cells));
  expect(cells.every((cell) => cell.delta === null)).toBe(true);
  expect(prepareComparedRuns(comparison).map((run) => run.notComparable)).toEqual([null, 'scored on other rows']);
  expect(prepareComparedRuns(comparison).some(hasDifference)).toBe(false);
  expect(prepareComparedRuns(comparisonFixture(pair, null)).map(hasDifference)).toEqual([false, true]);
});

test('every class of any run has its group, with its support as a count and no difference on it', () => {
  const groups = prepareComparedGroups(comparisonFixture(pair, null));
  expect(groups.map((group) => group.title)).toEqual(['Whole holdout', 'low value', 'mid value', 'high value']);
  const support = groups[1]!.rows.find((row) => row.key === 'support')!;
  expect(support.cells.map((cell) => [cell.text, cell.delta])).toEqual([
    ['4', null],
    ['4', null],
  ]);
});
