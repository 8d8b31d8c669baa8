import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { cancelJob, createJob, endJob, getJob, listJobs } from './jobs.repo.ts';
import { runWatchedJob } from './watched-job.ts';

const dee = { name: 'Dee' };
const AnyInput = z.object({ n: z.number() });
const forever = new AbortController().signal;
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
});
afterAll(() => world?.close());

test('a job that finished shows who asked, what came out and when', async () => {
  const { id } = await createJob('double', { n: 21 }, dee);
  await runWatchedJob(id, AnyInput, async ({ n }, _hooks, actor) => ({ doubled: 2 * n, for: actor.name }), forever);
  const job = await getJob(id);
  expect(job).toMatchObject({ status: 'finished', by: 'Dee', result: { doubled: 42, for: 'Dee' }, error: null });
  expect(job.finishedAt!.getTime()).toBeGreaterThanOrEqual(job.startedAt!.getTime());
});

test('an expected failure is shown in its own words, a bug is not', async () => {
  const expected = await createJob('fail', { n: 1 }, dee);
  const refuse = () => Promise.reject(new AppError('invalid_input', 'The file is empty.'));
  await runWatchedJob(expected.id, AnyInput, refuse, forever);
  expect(await getJob(expected.id)).toMatchObject({ status: 'failed', error: 'The file is empty.' });
  const bug = await createJob('fail', { n: 1 }, dee);
  await runWatchedJob(bug.id, AnyInput, () => Promise.reject(new TypeError('secret is undefined')), forever);
  expect((await getJob(bug.id)).error).not.toMatch(/secret/);
});

test('a running job shows its progress and stops when somebody cancels it', async () => {
  const { id } = await createJob('long', { n: 1 }, dee);
  const running = runWatchedJob(
    id,
    AnyInput,
    async (_input, { signal, onProgress }) => {
      onProgress({ phase: 'rows', fraction: 0.5 });
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
    forever,
  );
  await expect.poll(async () => (await getJob(id)).progress).toEqual({ phase: 'rows', fraction: 0.5 });
  await cancelJob(id);
  await running;
  expect(await getJob(id)).toMatchObject({ status: 'cancelled', error: 'Cancelled.' });
  await expect(cancelJob(id)).rejects.toThrow(/is cancelled already/);
});

test('a job whose worker is stopped says so', async () => {
  const stopping = new AbortController();
  const { id } = await createJob('long', { n: 1 }, dee);
  const running = runWatchedJob(
    id,
    AnyInput,
    (_input, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    stopping.signal,
  );
  setTimeout(() => stopping.abort(new AppError('cancelled', 'The worker was stopped.')), 50);
  await running;
  expect(await getJob(id)).toMatchObject({ status: 'failed', error: 'The worker was stopped.' });
});

test('a job cancelled while it waited is never begun, and an end is final', async () => {
  const { id } = await createJob('long', { n: 1 }, dee);
  await cancelJob(id);
  const work = vi.fn();
  await runWatchedJob(id, AnyInput, work, forever);
  await endJob(id, 'failed', 'too late');
  expect(work).not.toHaveBeenCalled();
  expect((await getJob(id)).status).toBe('cancelled');
});

test('jobs are listed newest first, of one kind when asked', async () => {
  const older = await createJob('listed', { n: 1 }, dee);
  // Asked for in one millisecond, neither is the newer one.
  await sleep(2);
  const newer = await createJob('listed', { n: 2 }, dee);
  expect((await listJobs({ kind: 'listed' })).map((job) => job.id)).toEqual([newer.id, older.id]);
});
