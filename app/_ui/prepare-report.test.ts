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
