import { expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import type { Report } from '#server/training/schema';
import { baselineWarnings } from '#server/training/training-warnings';
import { reportFixture } from '../../_ui/report.fixture.ts';
import { runFixture } from '../../compare/run.fixture.ts';
import { prepareRunVerdict, warningsBesideVerdict } from './prepare-run-verdict.ts';

/** Rows of a true class and how each was answered. */
type Answered = readonly (readonly [truth: number, predicted: number, rows: number])[];

function reportOf(cells: Answered): Report {
  const rows = cells.flatMap(([truth, predicted, count]) => Array.from({ length: count }, () => [truth, predicted]));
  const predicted = Int32Array.from(rows, ([, k]) => k!);
  return classificationReport({
    labels: Int32Array.from(rows, ([truth]) => truth!),
    predicted,
    probabilities: Float64Array.from([...predicted].flatMap((k) => (k === 0 ? [0.9, 0.1] : [0.1, 0.9]))),
    classValues: [0, 1],
    classNames: ['low value', 'high value'],
  });
}

const verdictOf = (cells: Answered) => {
  const majority = cells.map(([truth, , rows]) => [truth, 0, rows] as const);
  return prepareRunVerdict(reportOf(cells), reportOf(majority));
};

test('a difference counts where its interval leaves out 0', () => {
  const clear = verdictOf([
    [0, 0, 90],
    [1, 1, 25],
    [1, 0, 5],
  ]);
  expect(clear.headline).toMatch(/^Better than/);
  expect(clear.details[0]).toMatch(
    /^Macro F1 0\.\d{3} against 0\.\d{3} \(95% interval of the difference \+0\.\d{3} to /,
  );
  const few = verdictOf([
    [0, 0, 9],
    [0, 1, 1],
    [1, 1, 1],
    [1, 0, 2],
  ]);
  expect(few.word).toBe('unsure');
  expect(few.headline).toMatch(/^Cannot be told apart/);
});

test('a run that answers as the majority class does is no better, one that is wrong more often is worse', () => {
  const same = verdictOf([
    [0, 0, 40],
    [1, 0, 10],
  ]);
  expect(same).toMatchObject({ word: 'same', headline: expect.stringMatching(/^No better than/) });
  const worse = verdictOf([
    [0, 1, 60],
    [0, 0, 20],
    [1, 0, 20],
  ]);
  expect(worse.headline).toMatch(/^Worse than/);
});

test('a run that finds rare classes and is right less often is not simply called better', () => {
  const mixed = verdictOf([
    [0, 0, 700],
    [0, 1, 200],
    [1, 1, 90],
    [1, 0, 10],
  ]);
  expect(mixed.word).toBe('mixed');
});

test('a class the model never answers is named with its rows', () => {
  const { details } = prepareRunVerdict(reportFixture, reportFixture);
  expect(details).toContain('It never answers “high value” (1 row).');
});

test('what the verdict says is not said again as a warning', () => {
  const [said] = baselineWarnings(reportFixture, reportFixture);
  const other = 'recency is the same in every training row: it adds nothing.';
  const run = runFixture({ warnings: [said!, other], report: reportFixture, baseline: reportFixture });
  expect(said).toMatch(/majority class/);
  expect(warningsBesideVerdict(run)).toEqual([other]);
  expect(warningsBesideVerdict({ ...run, baseline: null })).toEqual([said, other]);
});
