import { expect, test } from 'vitest';
import type { Job } from '#server/jobs/schema';
import { describeOutcome, describeWork } from './describe-schedule.ts';

const job = (part: Partial<Job>) =>
  ({ kind: 'refresh', status: 'finished', result: null, error: null, progress: null, ...part }) as Job;
const ingest = { isRepeated: false, rows: 1_377, fileName: 'day.csv' };

test('an outcome says rows, that nothing was new, or why it failed', () => {
  const refreshed = { ingest, materializations: [{ rowsWritten: 1_000 }, { rowsWritten: 377 }] };
  expect(describeOutcome(job({ result: refreshed }))).toBe(
    '1,377 rows ingested from day.csv, 1,377 rows written online',
  );
  expect(describeOutcome(job({ kind: 'ingest', result: { ...ingest, isRepeated: true } }))).toBe(
    'nothing new in day.csv',
  );
  expect(describeOutcome(job({ kind: 'materialize', result: [] }))).toBe('0 rows written online');
  expect(describeOutcome(job({ status: 'failed', error: 'No file is named x.' }))).toBe('No file is named x.');
  expect(describeOutcome(job({ status: 'running', progress: { phase: 'reading', fraction: 0 } }))).toBe('reading');
});

test('what a schedule does is said from what its jobs are asked with', () => {
  expect(describeWork({ kind: 'materialize', input: {} })).toBe('Materializes what is new of every view');
  expect(describeWork({ kind: 'refresh', input: { newest: 'drop/*.csv', views: ['a', 'b'] } })).toBe(
    'Ingests drop/*.csv when it is new, then materializes a, b',
  );
});
