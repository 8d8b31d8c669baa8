import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getBatch } from '#server/inference/batches.repo';
import { promoteRun } from '#server/models/promote-run';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { closeQueue } from '#server/platform/queue';
import { fillOfflineStore } from '../inference/testing/small-world.ts';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { getJob, listJobs } from './jobs.repo.ts';
import { cancelBatch, requestBatch, resumeBatch } from './request-batch.ts';
import { createSchedule } from './save-schedule.ts';
import { startWorker } from './worker.ts';

const dee = { name: 'Dee' };
const ASKED = { model: 'customer_segment', asOf: '2031-01-01T00:00:00Z' };

let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await fillOfflineStore(world.home);
  await promoteRun((await insertFinishedRun()).id, { reason: 'to score with' }, dee);
  // It makes the tables of the queue.
  await (await startWorker()).stop();
});

afterAll(async () => {
  await closeQueue();
  await world?.close();
});

test('a batch waits, is cancelled before it began, is resumed, finishes, and is then not done again', async () => {
  const asked = await requestBatch(ASKED, dee);
  expect(asked).toMatchObject({ status: 'queued', by: 'Dee', jobId: expect.any(String) });
  expect((await requestBatch(ASKED, { name: 'Ram' })).jobId, 'asked twice it waits once').toBe(asked.jobId);

  expect(await cancelBatch(asked.id)).toMatchObject({ status: 'cancelled', error: 'Cancelled before it began.' });
  expect(await getJob(asked.jobId!)).toMatchObject({ status: 'cancelled' });
  await expect(cancelBatch(asked.id)).rejects.toMatchObject({ code: 'conflict' });

  const resumed = await resumeBatch(asked.id, dee);
  expect(resumed).toMatchObject({ id: asked.id, status: 'queued', error: null });
  expect(resumed.jobId).not.toBe(asked.jobId);

  const worker = await startWorker();
  await expect.poll(async () => (await getBatch(asked.id)).status, { timeout: 30_000 }).toBe('finished');
  await expect.poll(async () => (await getJob(resumed.jobId!)).status).toBe('finished');
  await worker.stop();
  await expect(resumeBatch(asked.id, dee)).rejects.toThrow(/cannot be resumed: it is finished/);

  const jobs = await listJobs({ kind: 'score' });
  expect(await requestBatch(ASKED, dee)).toMatchObject({ id: asked.id, status: 'finished' });
  expect(await listJobs({ kind: 'score' })).toHaveLength(jobs.length);
});

test('a schedule that scores is refused beside the field that is wrong', async () => {
  const make = (input: Record<string, unknown>) =>
    createSchedule({ name: 'mail', kind: 'score', cron: '0 5 * * *', input }, dee);
  await expect(make({})).rejects.toMatchObject({ fields: { 'input.model': expect.stringContaining('name@alias') } });
  await expect(make({ model: 'nosuch' })).rejects.toMatchObject({ fields: { 'input.model': expect.any(String) } });
  await expect(make({ model: 'customer_segment', where: 'monetaryvalu > 1' })).rejects.toMatchObject({
    fields: { 'input.where': expect.stringContaining('monetaryvalue') },
  });
  await expect(make({ model: 'customer_segment', where: 'recency >' })).rejects.toMatchObject({
    fields: { 'input.where': expect.stringContaining('a number is expected') },
  });
  expect(await make({ model: 'customer_segment', where: 'recency > 3' })).toMatchObject({ kind: 'score' });
});
