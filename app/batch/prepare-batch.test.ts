import { expect, test } from 'vitest';
import type { Batch, BatchSummary } from '#server/inference/batch-schema';
import { prepareBatch } from './prepare-batch.ts';

const created = new Date('2011-12-10T08:00:00Z');
const batch: Batch = {
  ...{ id: 'b', model: 'customer_segment', version: 'v0.1', status: 'queued', by: 'dee', jobId: 'j', error: null },
  ...{ rowsTotal: 0, rowsRead: 0, durationMs: 0, executor: null, beatAt: null, result: null },
  ...{ asOf: created, createdAt: created, startedAt: null, finishedAt: null },
  request: { named: 1, where: null, out: null },
};
const summary: BatchSummary = {
  ...{ model: 'customer_segment', version: 'v0.1', key: 'k', uri: 'u', rows: 1_380, scored: 1_377, durationMs: 1 },
  ...{ unscored: [], statuses: {}, classes: [], asOf: '', scoredAt: '' },
};

test('before it has begun a batch says who is to be scored', () => {
  expect(prepareBatch(batch)).toMatchObject({ model: 'customer_segment v0.1', asked: '1 customer', scored: '—' });
});

test('while it goes on, and after it was stopped, it says how far it is', () => {
  const running = prepareBatch({ ...batch, status: 'failed', rowsRead: 100_000, rowsTotal: 1_000_000 });
  expect(running.scored).toBe('100,000 of 1,000,000 read');
});

test('a moment other than the asking and a condition are said', () => {
  const request = { named: null, where: 'f > 3', out: null };
  const finished = prepareBatch({
    ...batch,
    asOf: new Date('2011-06-01'),
    request,
    status: 'finished',
    result: summary,
  });
  expect(finished.asked).toBe('all customers where f > 3 as of 2011-06-01 00:00 UTC');
  expect(finished.scored).toBe('1,377 of 1,380');
});
