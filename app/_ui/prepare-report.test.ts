import { expect, test } from 'vitest';
import { prepareReport } from './prepare-report.ts';
import { reportFixture } from './report.fixture.ts';

test('a ratio of 0/0 is marked where it stands and explained below', () => {
  const prepared = prepareReport(reportFixture);
  expect(prepared.classes.map((row) => row.precision.undefinedRatio)).toEqual([false, false, true]);
  expect(prepared.classes[2]!.recall.undefinedRatio).toBe(false);
  expect(prepared.note).toContain('high value: never predicted');
});

test('classes keep the order of the report and averages come after them', () => {
  const prepared = prepareReport(reportFixture);
  expect(prepared.classes.map((row) => row.title)).toEqual(['low value', 'mid value', 'high value']);
  expect(prepared.averages.map((row) => row.title)).toEqual(['Macro average', 'Weighted average']);
});

test('a share of rows says how far it can be trusted; a mean of shares and a ratio of 0/0 say nothing', () => {
  const { accuracy, classes, averages } = prepareReport(reportFixture);
  // Wilson of 6 in 8, and of 4 in 5.
  expect(accuracy).toMatchObject({ text: '0.750', interval: '0.41–0.93' });
  expect(classes[0]!.precision).toMatchObject({ text: '0.800', interval: '0.38–0.96' });
  expect([classes[2]!.precision.interval, classes[0]!.f1.interval, averages[0]!.recall.interval]).toEqual([
    null,
    null,
    null,
  ]);
});
