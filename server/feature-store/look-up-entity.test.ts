import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#server/platform/id';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from './apply.ts';
import { explainPointInTime } from './explain-point-in-time.ts';
import { historicalFeatures } from './historical-features.ts';
import { insertIngest } from './ingests.repo.ts';
import { lookUpEntity } from './look-up-entity.ts';
import { materialize } from './materialize.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { pushRows } from './push.ts';
import { getView } from './registry.ts';
import { nearestTexts } from './suggest-keys.ts';
import { writeShopRepo } from './testing/shop-repo.fixture.ts';
import type { Row } from './vocabulary.ts';

const ACTOR = { name: 'dee' };
const DAY = 86_400_000;
const now = Date.now();
let world: Home;

async function leave(viewName: string, rows: Row[]): Promise<void> {
  const view = await getView(viewName);
  const { table } = view.source;
  await offlineStore().append(offlineTable(view, view.joinKeys), rows, ({ location }) => {
    const nothing = { counts: {}, dropped: [], parameters: {}, durationMs: 0, fileSha256: '', fileName: 'test' };
    const ingest = { ...nothing, id: newId(), pipeline: 'test', table, asOf: new Date(), createdAt: new Date() };
    return insertIngest({ ...ingest, rows: rows.length, location, by: 'test' }, { rows: 1, columns: [] });
  });
}

const spending = (customerid: string, daysAgo: number, more: Row = {}): Row => ({
  ...{ customerid, visits: 1, points: '9007199254740993', money: 0.1, share: 0.25, city: 'Oslo', member: true },
  ...{ joined: now - 1, event_timestamp: now - daysAgo * DAY, created_timestamp: now - daysAgo * DAY },
  ...more,
});
const toOnline = (df: Row[]) => {
  const columns = Object.fromEntries(
    Object.keys(df[0]!).map((name) => [name, df.map((row) => toIso(name, row[name]!))]),
  );
  return pushRows({ push_source_name: 'spending', df: columns, to: 'online' }, ACTOR);
};
const toIso = (name: string, cell: Row[string]) =>
  /timestamp$|joined/.test(name) ? new Date(Number(cell)).toISOString() : cell;

beforeAll(async () => {
  world = await openHome(vi);
  writeShopRepo(join(world.home, 'repo'));
  vi.stubEnv('COOKOFF_FEATURE_REPO', join(world.home, 'repo'));
  await applyFeatureRepo(ACTOR);
  await leave('spending', [spending('same', 3), spending('stale', 3), spending('corrected', 3), spending('old', 40)]);
  await materialize({ views: ['spending'], start: new Date(0), end: new Date(now - DAY) }, {}, ACTOR);
});
afterAll(() => world?.close());

test('after a materialization both stores have the same row, value by value in every type', async () => {
  const lookup = await lookUpEntity('spending', 'same');
  expect(lookup).toMatchObject({ difference: 'none', key: ['same'], suggestions: [] });
  expect(lookup.online).toEqual(lookup.offline);
  expect(lookup.features).toHaveLength(7);
  for (const feature of lookup.features) {
    expect(feature).toMatchObject({ status: 'PRESENT', differs: false });
    expect(feature.online, feature.name).toEqual(feature.offline);
  }
});

test('a newer row that was not materialized is told with both moments, and which values changed', async () => {
  await leave('spending', [spending('stale', 0.5, { visits: 2 })]);
  const { difference, explanation, features } = await lookUpEntity('spending', 'stale');
  expect(difference).toBe('stale');
  expect(features.filter(({ differs }) => differs)).toMatchObject([{ name: 'visits', online: 1, offline: 2 }]);
  const day = (daysAgo: number) => new Date(now - daysAgo * DAY).toISOString().slice(0, 19).replace('T', ' ');
  for (const moment of [day(3), day(0.5), `last materialized until ${day(1)}`]) expect(explanation).toContain(moment);
  expect(explanation).toContain('Materialize spending');
});

test('a row of the same moment that was written again is a correction', async () => {
  await leave('spending', [spending('corrected', 3, { city: 'Bergen', created_timestamp: now })]);
  const { difference, features } = await lookUpEntity('spending', 'corrected');
  expect(difference).toBe('corrected');
  expect(features.find(({ name }) => name === 'city')).toMatchObject({
    online: 'Oslo',
    offline: 'Bergen',
    differs: true,
  });
});

test('a row that was pushed online alone is ahead of the history, or has none', async () => {
  await toOnline([spending('same', 0.1), spending('pushed', 0.1)]);
  expect(await lookUpEntity('spending', 'same')).toMatchObject({ difference: 'onlineAhead' });
  const pushed = await lookUpEntity('spending', 'pushed');
  expect(pushed).toMatchObject({ difference: 'onlineOnly', offline: null });
  expect(pushed.features.every(({ differs }) => !differs)).toBe(true);
});

test('a value beyond its ttl is told and marked; a key nobody knows gets the nearest there are', async () => {
  const old = await lookUpEntity('spending', 'old');
  expect(old.features[0]).toMatchObject({ name: 'visits', online: 1, status: 'OUTSIDE_MAX_AGE' });
  const unknown = await lookUpEntity('spending', 'stole');
  expect(unknown).toMatchObject({ difference: 'unknownKey', suggestions: ['stale'] });
  expect(unknown.features[0]).toMatchObject({ status: 'NOT_FOUND', online: null });
});

test('keys of two parts are a JSON list, and a view that is not served online says so', async () => {
  await leave('store_visits', [
    { customerid: 'a', storeid: 7, visits: 3, event_timestamp: now, created_timestamp: now },
  ]);
  expect(await lookUpEntity('store_visits', '["a","7"]')).toMatchObject({
    difference: 'neverMaterialized',
    key: ['a', '7'],
  });
  expect((await lookUpEntity('store_visits', '["a","8"]')).suggestions).toEqual(['["a","7"]']);
  await expect(lookUpEntity('store_visits', 'a')).rejects.toThrow('Give a JSON list of customerid, storeid');
  expect(await lookUpEntity('archive', 'a')).toMatchObject({ difference: 'notServed', online: null });
});

test('the playground gives the values of a training row of that moment, before and after each change', async () => {
  const features = ['spending:visits', 'spending:city', 'spending:money'];
  for (const customer of ['stale', 'corrected', 'old', 'nobody']) {
    for (const daysAgo of [41, 39, 9, 2.5, 0.2, 0]) {
      for (const createdCutoff of [true, false]) {
        const at = new Date(now - daysAgo * DAY);
        const answer = await explainPointInTime({ view: 'spending', key: customer, at, createdCutoff });
        const entities = { keys: { customerid: [customer] }, at: [at] };
        const joined = await historicalFeatures({ entities, features, createdCutoff });
        const values = features.map((reference) => answer.values[reference.split(':')[1]!]);
        expect(values, `${customer}, ${daysAgo} days ago`).toEqual(features.map((one) => joined.columns[one]![0]));
      }
    }
  }
});

test('keys that start as typed come first, then those that hold it, then slips; else some there are', () => {
  const keys = ['12747.0', '12748.0', '1274.0', '99912747.0', '12847.0', '5.0'];
  expect(nearestTexts('12747', keys)).toEqual(['12747.0', '99912747.0', '1274.0']);
  expect(nearestTexts('12747.1', keys)[0]).toBe('12747.0');
  expect(nearestTexts('', keys)).toEqual(['5.0', '1274.0', '12747.0', '12748.0', '12847.0', '99912747.0']);
  expect(nearestTexts('zzzzzzzzzzzz', keys)).toHaveLength(6);
});
