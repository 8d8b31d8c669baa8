import { describe, expect, test } from 'vitest';
import type { Comparison, Difference, PairedStatistics } from '#server/runs/comparison-schema';
import { reportFixture } from '../_ui/report.fixture.ts';
import { prepareClassGrid } from './prepare-class-grid.ts';
import { prepareComparedRuns, prepareSummary, referenceName } from './prepare-comparison.ts';
import { comparisonFixture, runFixture, statisticsFixture } from './run.fixture.ts';

const better = { ...reportFixture, metrics: { ...reportFixture.metrics, accuracy: 0.875, log_loss: 0.5 } };
const pair = [runFixture({ id: 'a' }), runFixture({ id: 'b', name: 'the other', report: better })] as const;

function withStatistics(statistics: PairedStatistics): Comparison {
  const plain = comparisonFixture(pair, null);
  return { ...plain, challenges: [{ ...plain.challenges[0]!, statistics }] };
}

test('the reference has no difference and the challenger has one a metric', () => {
  const certain = statisticsFixture({ estimate: 0.125, low: 0.1, high: 0.3, p: 0.001, adjustedP: 0.001 });
  const summary = prepareSummary(withStatistics(certain));
  const accuracy = summary.find((row) => row.key === 'accuracy')!;
  expect(accuracy.cells.map((cell) => cell.text)).toEqual(['0.750', '0.875']);
  expect(accuracy.cells.map((cell) => cell.delta?.word)).toEqual([undefined, 'better']);
  expect(summary.find((row) => row.key === 'log_loss')!.cells[1]!.delta).toMatchObject({
    sign: '▼',
    word: 'better',
  });
});

test('a difference whose interval holds 0 makes no claim', () => {
  const sure = { estimate: 0.125, low: 0.1, high: 0.3, p: 0.001, adjustedP: 0.001 };
  const accuracyWith = (difference: Difference) => {
    const summary = prepareSummary(withStatistics(statisticsFixture(difference)));
    return summary.find((row) => row.key === 'accuracy')!.cells[1]!.delta;
  };
  const nothing = { text: '+0.125', sign: '≈', word: 'cannot tell' };
  expect(accuracyWith({ ...sure, low: -0.1, p: 0.2, adjustedP: 0.2 })).toEqual(nothing);
  expect(accuracyWith({ ...sure, adjustedP: 0.08 })).toEqual(nothing);
  expect(accuracyWith(sure)).toEqual({ text: '+0.125', sign: '▲', word: 'better' });
});

test('shares of rows have their interval beside them, other figures have none', () => {
  const summary = prepareSummary(comparisonFixture(pair, null));
  const intervals = summary.map((row) => [row.key, row.cells[0]!.interval]);
  expect(Object.fromEntries(intervals)).toMatchObject({ accuracy: '0.25–0.75', f1_macro: null, log_loss: null });
});

test('on different holdouts no difference is shown anywhere', () => {
  const comparison = comparisonFixture(pair, 'scored on other rows');
  const cells = prepareSummary(comparison).flatMap((row) => row.cells);
  expect(cells.every((cell) => cell.delta === null)).toBe(true);
  expect(prepareComparedRuns(comparison).map((run) => run.notComparable)).toEqual([null, 'scored on other rows']);
  expect(prepareComparedRuns(comparison).some((run) => run.hasDifference)).toBe(false);
  expect(prepareComparedRuns(comparisonFixture(pair, null)).map((run) => run.hasDifference)).toEqual([false, true]);
});

test('the best value is ringed in the direction of its metric, and nothing where all are alike', () => {
  const summary = prepareSummary(comparisonFixture(pair, null));
  const ringed = (key: string) => summary.find((row) => row.key === key)!.cells.map((cell) => cell.best);
  expect(ringed('accuracy')).toEqual([false, true]);
  expect(ringed('log_loss')).toEqual([false, true]);
  expect(ringed('f1_macro')).toEqual([false, false]);
  expect(summary.filter((row) => row.differs).map((row) => row.key)).toEqual(['accuracy', 'log_loss']);
});

test('a run keeps its letter when another becomes the reference', () => {
  const plain = comparisonFixture(pair, null);
  const turned: Comparison = {
    ...plain,
    reference: { runId: 'b', name: 'the other', report: better },
    challenges: [{ ...plain.challenges[0]!, runId: 'a' }],
  };
  expect(referenceName(turned)).toBe('B');
  expect(prepareComparedRuns(turned).map(({ position, isReference }) => [position, isReference])).toEqual([
    [0, false],
    [1, true],
  ]);
  const accuracy = prepareSummary(turned).find((row) => row.key === 'accuracy')!;
  expect(accuracy.cells.map((cell) => cell.delta?.text)).toEqual(['−0.125', undefined]);
  expect(referenceName({ ...plain, reference: { ...plain.reference, runId: null, name: 'the majority class' } })).toBe(
    'the majority class',
  );
});

describe('the grid of classes', () => {
  const lowered = {
    ...reportFixture,
    classes: reportFixture.classes.map((row) => (row.name === 'mid value' ? { ...row, f1: 0.1 } : row)),
  };
  const comparison = comparisonFixture([runFixture({ id: 'a' }), runFixture({ id: 'b', report: lowered })], null);
  const titles = (sort: 'delta' | 'support' | 'name') =>
    prepareClassGrid(comparison, { sort, figures: 'all' }).rows.map(({ title }) => title);

  test('is sorted by the largest difference, by support or by name', () => {
    expect(titles('delta')[0]).toBe('mid value');
    expect(titles('support')).toEqual(['low value', 'mid value', 'high value']);
    expect(titles('name')).toEqual(['high value', 'low value', 'mid value']);
  });

  test('has precision, recall and F1 of every run, or F1 alone', () => {
    const figures = (which: 'all' | 'f1') =>
      prepareClassGrid(comparison, { sort: 'name', figures: which }).rows[0]!.figures.map(({ key, cells }) => [
        key,
        cells.length,
      ]);
    expect(figures('all')).toEqual([
      ['precision', 2],
      ['recall', 2],
      ['f1', 2],
    ]);
    expect(figures('f1')).toEqual([['f1', 2]]);
  });
});
