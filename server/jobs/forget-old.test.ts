import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { objectStore } from '#server/platform/object-store';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { findFurthestMaterialization } from '../feature-store/materializations.repo.ts';
import { forgetOld } from './forget-old.ts';

const now = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  vi.stubEnv('COOKOFF_HISTORY_DAYS', '30');
});
afterAll(() => world?.close());

test('jobs that ended long ago are forgotten; those that go on or ended lately stay', async () => {
  const job = (id: string, status: string, finishedAt: Date | null) => ({
    ...{ id, status, finishedAt, kind: 'score', input: {}, by: 'Dee', createdAt: daysAgo(90) },
  });
  await postgres().job.createMany({
    data: [
      job('old', 'finished', daysAgo(31)),
      job('late', 'failed', daysAgo(29)),
      job('waiting', 'queued', null),
      job('working', 'running', null),
    ],
  });
  await forgetOld(now);
  const left = await postgres().job.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  expect(left.map(({ id }) => id)).toEqual(['late', 'waiting', 'working']);
});

test('of old materializations those stay that say where the next goes on', async () => {
  const run = (
    id: string,
    begun: number,
    end: number,
    more: { status?: string; incremental?: boolean; start?: number },
  ) => ({
    ...{ id, view: 'v', viewVersion: 1, by: 'Dee', createdAt: daysAgo(begun), endAt: daysAgo(end) },
    ...{ startAt: daysAgo(more.start ?? 400), status: more.status ?? 'finished' },
    cursor: { incremental: more.incremental ?? true, writtenSince: null, after: null, beatAt: now.toISOString() },
  });
  await postgres().materialization.createMany({
    data: [
      run('first', 90, 90, {}),
      run('failed', 80, 80, { status: 'failed' }),
      run('furthest', 70, 70, {}),
      run('with a gap', 60, 60, { incremental: false, start: 65 }),
      run('another view of it', 95, 50, { status: 'cancelled' }),
      { ...run('another version', 100, 100, {}), viewVersion: 2 },
    ],
  });
  const furthest = () => findFurthestMaterialization({ name: 'v', version: 1 }, daysAgo(300));
  expect((await furthest())?.id).toBe('furthest');
  await forgetOld(now);
  const left = await postgres().materialization.findMany({ select: { id: true }, orderBy: { createdAt: 'asc' } });
  expect(left.map(({ id }) => id)).toEqual(['another version', 'another view of it', 'furthest', 'with a gap']);
  expect((await furthest())?.id).toBe('furthest');
});

test('parts of batches that nobody goes on with are removed, at the second look', async () => {
  const store = await objectStore();
  const batch = (id: string, status: string, finishedAt: Date | null) => ({
    ...{ id, status, finishedAt, model: 'm', version: 'v0.0', asOf: now, inputHash: id, request: {}, by: 'Dee' },
  });
  await postgres().batch.createMany({
    data: [
      batch('died-at-the-end', 'finished', daysAgo(1)),
      batch('stopped-long-ago', 'cancelled', daysAgo(31)),
      batch('stopped-lately', 'failed', daysAgo(29)),
      batch('going-on', 'running', null),
    ],
  });
  const all = ['died-at-the-end', 'going-on', 'never-written-down', 'stopped-lately', 'stopped-long-ago'];
  for (const id of all) await store.put(`batches/${id}/keys.parquet`, new Uint8Array(1));
  const kept = async () => (await store.list('batches/')).map((key) => key.split('/')[1]);
  await forgetOld(now);
  expect(await kept()).toEqual(all);
  await forgetOld(now);
  expect(await kept()).toEqual(['going-on', 'stopped-lately']);
});
