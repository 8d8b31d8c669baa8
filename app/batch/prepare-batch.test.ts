import { expect, test } from 'vitest';
import type { Job } from '#server/jobs/schema';
import { prepareBatch } from './prepare-batch.ts';

const job: Job = {
  id: 'j',
  kind: 'score',
  status: 'queued',
  input: { model: 'customer_segment@production', keys: ['12747.0'] },
  progress: null,
  result: null,
  error: null,
  cancelRequested: false,
  by: 'dee',
  createdAt: new Date(0),
  startedAt: null,
  finishedAt: null,
};

test('before it has finished a batch is named by what was asked for', () => {
  expect(prepareBatch(job)).toMatchObject({ model: 'customer_segment@production', asked: '1 customer', scored: '—' });
});

test('a finished batch is named by the version that scored it', () => {
  const result = { model: 'customer_segment', version: 'v0.1', scored: 1_377 };
  const finished = prepareBatch({ ...job, status: 'finished', input: { model: 'x', keys: 'all' }, result });
  expect(finished).toMatchObject({ model: 'customer_segment v0.1', asked: 'all customers', scored: '1,377' });
});
