import { expect, test } from 'vitest';
import { reportFixture } from '../../_ui/report.fixture.ts';
import { prepareRunVerdict } from './prepare-run-verdict.ts';

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
