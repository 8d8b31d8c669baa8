import { expect, test } from 'vitest';
import { baselineWarnings } from '#server/training/training-warnings';
import { reportFixture } from '../../_ui/report.fixture.ts';
import { runFixture } from '../../compare/run.fixture.ts';
import { prepareRunVerdict, warningsBesideVerdict } from './prepare-run-verdict.ts';

const withF1 = (f1: number) => ({ ...reportFixture, metrics: { ...reportFixture.metrics, f1_macro: f1 } });

test('a run is called better, worse or no better by its macro F1 on the same rows', () => {
  expect(prepareRunVerdict(withF1(0.6), withF1(0.3)).headline).toMatch(/^Better than/);
  expect(prepareRunVerdict(withF1(0.3), withF1(0.3)).headline).toMatch(/^No better than/);
  expect(prepareRunVerdict(withF1(0.2), withF1(0.3)).headline).toMatch(/^Worse than/);
});

test('a run that finds rare classes and is right less often is not simply called better', () => {
  const often = { ...reportFixture, metrics: { ...reportFixture.metrics, f1_macro: 0.3, accuracy: 0.85 } };
  expect(prepareRunVerdict(reportFixture, often).word).toBe('mixed');
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
