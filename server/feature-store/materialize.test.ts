import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { applyFeatureRepo } from './apply.ts';
import { historicalFeatures } from './historical-features.ts';
import { insertIngest } from './ingests.repo.ts';
import { listMaterializations } from './materializations.repo.ts';
import { materialize, materializeIncremental } from './materialize.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { onlineStore } from './online/open-online-store.ts';
import { onlineFeatures } from './online-features.ts';
import { getView } from './registry.ts';
import { resumeMaterialization } from './resume-materialization.ts';
import type { Row } from './vocabulary.ts';

const ACTOR = { name: 'dee' };
const VIEW = 'customer_rfm_features';
const RECENCY = `${VIEW}:recency`;
const MONEY = `${VIEW}:monetaryvalue`;
const DAY_MS = 86_400_000;
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(ACTOR);
});
afterAll(() => world?.close());

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** Rows of the view as an ingest would leave them, with an event and a creation of our choosing. */
async function leave(rows: Row[], { event, created = new Date() }: { event: Date; created?: Date }): Promise<void> {
  const view = await getView(VIEW);
  const stamps = { event_timestamp: +event, created_timestamp: +created };
  await offlineStore().append(
    offlineTable(view, view.joinKeys),
    rows.map((row) => ({ ...row, ...stamps })),
    ({ location }) => {
      const nothing = { counts: {}, dropped: [], parameters: {}, durationMs: 0, fileSha256: '', fileName: 'test' };
      const record = { id: newId(), pipeline: 'test', table: view.source.table, asOf: event, createdAt: created };
      return insertIngest({ ...nothing, ...record, rows: rows.length, location, by: 'test' }, { rows: 1, columns: [] });
    },
  );
}

const recencyOf = async (...keys: string[]) => (await onlineFeatures({ features: [RECENCY], keys })).columns[RECENCY];

test('before any data every read is null, and materializing nothing is a finished run of no rows', async () => {
  expect(await recencyOf('1.0')).toEqual([null]);
  expect(await materializeIncremental({}, {}, ACTOR)).toMatchObject([{ view: VIEW, status: 'finished', rowsTotal: 0 }]);
  const { keys } = await historicalFeatures({ entities: 'all', features: [RECENCY] });
  expect(keys).toEqual([]);
});

test('the first run takes the whole ttl, the next ones what came since, late rows among it; the newest stays', async () => {
  await leave(
    [
      { customerid: '1.0', recency: 10 },
      { customerid: '2.0', recency: 20, monetaryvalue: -17 },
    ],
    {
      event: daysAgo(10),
    },
  );
  const seen: number[] = [];
  const [first] = await materializeIncremental({}, { onProgress: ({ fraction }) => seen.push(fraction) }, ACTOR);
  expect(first).toMatchObject({ rowsTotal: 2, rowsRead: 2, rowsWritten: 2, rowsSkipped: 0, by: 'dee', error: null });
  expect(seen).toEqual([0, 1]);
  expect(await recencyOf('2.0', 'abcdef', '1.0', '2.0')).toEqual([20, null, 10, 20]);

  // Written now about a moment before the last run ended, older and newer than what is online.
  await leave([{ customerid: '1.0', recency: 11 }], { event: daysAgo(11) });
  await leave([{ customerid: '2.0', recency: 9 }], { event: daysAgo(9) });
  await materializeIncremental({}, {}, ACTOR);
  expect(await recencyOf('1.0', '2.0')).toEqual([10, 9]);
});

test('an old interval after a new one leaves the newer values', async () => {
  const [run] = await materialize({ start: daysAgo(12), end: daysAgo(10.5) }, {}, ACTOR);
  expect(run).toMatchObject({ rowsTotal: 1, rowsWritten: 0, rowsSkipped: 1 });
  expect(await recencyOf('1.0')).toEqual([10]);
});

test('an end in the future is now, so that rows until then are not lost', async () => {
  const [run] = await materializeIncremental({ end: new Date('2100-01-01') }, {}, ACTOR);
  expect(run!.endAt.getTime()).toBeLessThanOrEqual(Date.now());
});

test('a row older than the ttl is null online as it is in the join, and the status says why', async () => {
  await leave([{ customerid: '3.0', recency: 3 }], { event: daysAgo(3651) });
  await materialize({ start: new Date(0), end: new Date() }, {}, ACTOR);
  const online = await onlineFeatures({ features: [RECENCY, MONEY], keys: ['3.0', '2.0', '9.0'] });
  expect(online.columns[RECENCY]).toEqual([null, 9, null]);
  expect(online.statuses[RECENCY]).toEqual(['OUTSIDE_MAX_AGE', 'PRESENT', 'NOT_FOUND']);
  expect(online.statuses[MONEY]).toEqual(['OUTSIDE_MAX_AGE', 'NULL_VALUE', 'NOT_FOUND']);
  expect(online.found).toEqual([true, true, false]);
  const offline = await historicalFeatures({
    entities: { keys: { customerid: ['3.0', '2.0', '9.0'] } },
    features: [RECENCY],
  });
  expect(offline.columns[RECENCY]).toEqual([null, 9, null]);
  expect(offline.views[0]?.nullReasons).toEqual({ unknownKey: 1, onlyLater: 0, writtenLater: 0, outsideTtl: 1 });
});

test('history is as it was known: each moment sees its rows', async () => {
  const request = {
    entities: { keys: { customerid: ['2.0', '2.0'] }, at: [daysAgo(9.5), new Date()] },
    features: [RECENCY],
  };
  expect((await historicalFeatures({ ...request, createdCutoff: false })).columns[RECENCY]).toEqual([20, 9]);
  expect((await historicalFeatures(request)).columns[RECENCY]).toEqual([null, 9]);
});

test('everybody is whoever the newest snapshot holds at that moment, not a customer of an older one', async () => {
  const everybody = async (asOf: Date) =>
    (await historicalFeatures({ entities: 'all', features: [RECENCY], asOf, createdCutoff: false })).keys;
  expect(await everybody(new Date())).toEqual(['2.0']);
  expect(await everybody(daysAgo(9.5))).toEqual(['1.0', '2.0']);
  expect(await everybody(daysAgo(4000))).toEqual([]);
});

test('two at once on one view follow each other, and the second says what it waits for', async () => {
  const phases: string[] = [];
  const whole = { start: daysAgo(4000), end: new Date() };
  const hooks = { onProgress: ({ phase }: { phase: string }) => phases.push(phase) };
  await Promise.all([materialize(whole, hooks, ACTOR), materialize(whole, hooks, ACTOR)]);
  const [later, earlier] = await listMaterializations(VIEW, 2);
  expect(+later!.createdAt).toBeGreaterThanOrEqual(+earlier!.finishedAt!);
  expect(phases).toContain(`waiting for a materialization of ${VIEW}`);
});

test('one over an interval of choice leaves the next incremental one to fill the gap before it', async () => {
  await leave([{ customerid: '5.0', recency: 5 }], { event: daysAgo(5), created: daysAgo(5) });
  await leave([{ customerid: '6.0', recency: 6 }], { event: daysAgo(1), created: daysAgo(1) });
  const { version } = await getView(VIEW);
  await postgres().materialization.deleteMany({ where: { view: VIEW, viewVersion: version } });
  await materialize({ start: daysAgo(2), end: new Date() }, {}, ACTOR);
  expect(await recencyOf('5.0', '6.0')).toEqual([null, 6]);
  await materializeIncremental({}, {}, ACTOR);
  expect(await recencyOf('5.0', '6.0')).toEqual([5, 6]);
});

test('asking again for an end that was reached, or an earlier one, is no error: a retried task does no harm', async () => {
  await materializeIncremental({ end: daysAgo(1) }, {}, ACTOR);
  expect(await materializeIncremental({ end: daysAgo(1) }, {}, ACTOR)).toMatchObject([{ status: 'finished' }]);
});

test('one that a failing store stopped keeps its cursor, and goes on when the store is back', async () => {
  await leave([{ customerid: '7.0', recency: 7 }], { event: daysAgo(1) });
  const store = await onlineStore();
  const refusal = new AppError('unavailable', 'The online store does not answer.');
  const write = vi.spyOn(store, 'write').mockRejectedValueOnce(refusal);
  await expect(materializeIncremental({}, {}, ACTOR)).rejects.toThrow(/materialize --resume \w+ goes on from there/);
  write.mockRestore();
  const [failed] = await listMaterializations(VIEW, 1);
  expect(failed).toMatchObject({ status: 'failed', error: refusal.message });
  expect(await resumeMaterialization(failed!.id, {})).toMatchObject({
    id: failed!.id,
    status: 'finished',
    error: null,
  });
  expect(await recencyOf('7.0')).toEqual([7]);
  await expect(resumeMaterialization(failed!.id, {})).rejects.toThrow(/cannot be resumed: it is finished/);
  await expect(resumeMaterialization('nobody', {})).rejects.toMatchObject({ code: 'not_found' });
});

test('what cannot be asked is refused in words', async () => {
  await expect(materialize({ start: daysAgo(1), end: daysAgo(2) }, {}, ACTOR)).rejects.toThrow(/is after the end/);
  await expect(
    materialize({ views: ['customer'], start: daysAgo(1), end: new Date() }, {}, ACTOR),
  ).rejects.toMatchObject({
    code: 'not_found',
  });
  const controller = new AbortController();
  controller.abort();
  await expect(materializeIncremental({}, { signal: controller.signal }, ACTOR)).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect((await listMaterializations(VIEW))[0]).toMatchObject({ status: 'cancelled' });
  await expect(onlineFeatures({ features: [RECENCY], keys: { customer: ['1.0'] } })).rejects.toThrow(
    'The keys lack customerid.',
  );
  await expect(historicalFeatures({ entities: { keys: {} }, features: [RECENCY] })).rejects.toThrow(
    /have no customerid/,
  );
});
