import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { closeQueue } from '#server/platform/queue';
import { fireSchedules, runScheduleNow } from './fire-schedules.ts';
import { endJob, getJob } from './jobs.repo.ts';
import { changeSchedule, createSchedule } from './save-schedule.ts';
import { deleteSchedule, getSchedule, listSchedules } from './schedules.repo.ts';
import { startWorker } from './worker.ts';

const DEE = { name: 'Dee' };
const HOUR_MS = 3_600_000;
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(DEE);
  // It makes the queue, which jobs are put into; from then on none takes them out.
  await (await startWorker()).stop();
});

beforeEach(async () => {
  await postgres().job.deleteMany();
  await postgres().schedule.deleteMany();
});

afterAll(async () => {
  await closeQueue();
  await world?.close();
});

const hourly = (name: string) => createSchedule({ name, kind: 'materialize', cron: '0 * * * *' }, DEE);
const hoursOn = (date: Date, hours: number) => new Date(date.getTime() + hours * HOUR_MS);

test('a schedule that is not due asks for nothing, a due one for one job, and moves on', async () => {
  const { nextAt } = await hourly('hourly');
  expect(await fireSchedules()).toEqual([]);
  const [job] = await fireSchedules(nextAt!);
  expect(job).toMatchObject({ kind: 'materialize', status: 'queued', by: 'schedule hourly' });
  const after = await getSchedule('hourly');
  expect(after.nextAt).toEqual(hoursOn(nextAt!, 1));
  expect(after.jobs.map(({ id }) => id)).toEqual([job!.id]);
});

test('of many workers that see the same moment one asks for the job', async () => {
  const { nextAt } = await hourly('raced');
  const fired = await Promise.all(Array.from({ length: 12 }, () => fireSchedules(nextAt!)));
  expect(fired.flat()).toHaveLength(1);
  expect(await postgres().job.count()).toBe(1);
});

test('what was missed while nothing ran is made up for once', async () => {
  const { nextAt } = await hourly('missed');
  const later = hoursOn(nextAt!, 7.5);
  expect(await fireSchedules(later)).toHaveLength(1);
  expect(await fireSchedules(later)).toEqual([]);
  expect((await getSchedule('missed')).nextAt).toEqual(hoursOn(nextAt!, 8));
});

test('a moment that comes while the last job goes on is passed over', async () => {
  const { nextAt } = await hourly('slow');
  const [first] = await fireSchedules(nextAt!);
  expect(await fireSchedules(hoursOn(nextAt!, 1))).toEqual([]);
  await expect(runScheduleNow('slow')).rejects.toThrow(/is at work already/);
  await endJob(first!.id, 'failed', 'It took too long.');
  expect(await fireSchedules(hoursOn(nextAt!, 2))).toHaveLength(1);
});

test('a paused schedule is due no more; resumed, it begins with its next moment', async () => {
  const { nextAt } = await hourly('paused');
  expect(await changeSchedule('paused', { enabled: false })).toMatchObject({ enabled: false, nextAt: null });
  expect(await fireSchedules(hoursOn(nextAt!, 5))).toEqual([]);
  expect((await changeSchedule('paused', { enabled: true })).nextAt).toEqual(nextAt);
});

test('one that is run now keeps its next moment', async () => {
  const { nextAt } = await hourly('now');
  await Promise.allSettled([runScheduleNow('now'), runScheduleNow('now')]);
  const { jobs, nextAt: after } = await getSchedule('now');
  expect(jobs).toHaveLength(1);
  expect(after).toEqual(nextAt);
});

test('a worker does what comes due and what waits, and the outcome stands beside the schedule', async () => {
  const drop = { newest: join(world.home, 'drop', '*.csv') };
  await createSchedule({ name: 'chain', kind: 'refresh', cron: '0 5 * * *', input: drop }, DEE);
  await hourly('due');
  await postgres().schedule.update({ where: { name: 'due' }, data: { nextAt: new Date() } });
  const { id } = await runScheduleNow('chain');
  const workers = [await startWorker(), await startWorker()];
  await expect.poll(async () => (await getSchedule('due')).jobs[0]?.status, { timeout: 30_000 }).toBe('finished');
  await expect.poll(async () => (await getJob(id)).status, { timeout: 30_000 }).toBe('failed');
  await Promise.all(workers.map((worker) => worker.stop()));
  expect((await getJob(id)).error).toMatch(/The ingest failed, so nothing was materialized: No file is named/);
  expect(await postgres().job.count()).toBe(2);
});

test('what is not right is refused by field, and a schedule that is gone leaves its jobs', async () => {
  await hourly('hourly');
  await expect(hourly('hourly')).rejects.toMatchObject({ code: 'conflict', fields: { name: expect.any(String) } });
  const wrong = { name: 'x y', kind: 'refresh' as const, cron: '0 5 * * *' };
  await expect(createSchedule(wrong, DEE)).rejects.toThrow(/such as nightly/);
  await expect(createSchedule({ ...wrong, name: 'x' }, DEE)).rejects.toThrow(/needs newest/);
  const views = {
    name: 'y',
    kind: 'materialize' as const,
    cron: '0 5 * * *',
    input: { views: ['customer_rfm_feature'] },
  };
  await expect(createSchedule(views, DEE)).rejects.toThrow(/Did you mean "customer_rfm_features"/);
  await expect(changeSchedule('hourly', { cron: '0 25 * * *' })).rejects.toThrow(/The hour 25/);
  await expect(getSchedule('hourli')).rejects.toThrow('Did you mean "hourly"');
  const { id } = await runScheduleNow('hourly');
  await deleteSchedule('hourly');
  expect(await listSchedules()).toEqual([]);
  expect(await getJob(id)).toMatchObject({ id });
});
