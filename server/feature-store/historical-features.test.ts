import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { newId } from '#server/platform/id';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from './apply.ts';
import { historicalFeatures } from './historical-features.ts';
import { insertIngest } from './ingests.repo.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { readEntityFile } from './read-entity-file.ts';
import { getView } from './registry.ts';
import type { Row } from './vocabulary.ts';
import { writeHistoricalTable } from './write-historical-table.ts';

const ACTOR = { name: 'dee' };
const at = (day: number) => Date.UTC(2011, 5, day);
const FEATURES = ['buyer:spent', 'visit:seconds', 'buyer:orders'];
let world: Home;

const REPO = `
import { entity, featureView, field, source } from '#server/feature-store/vocabulary';
export const buyer = entity({ name: 'buyer', joinKey: 'buyer_id', valueType: 'int64' });
export const shop = entity({ name: 'shop', joinKey: 'shop' });
export const buyerView = featureView({
  name: 'buyer', entities: ['buyer'], ttlSeconds: 5 * 86400, source: source({ name: 'b', table: 'b' }),
  fields: [field({ name: 'spent', dtype: 'float64' }), field({ name: 'orders', dtype: 'int32' })],
});
export const visitView = featureView({
  name: 'visit', entities: ['buyer', 'shop'], ttlSeconds: 0, source: source({ name: 'v', table: 'v' }),
  fields: [field({ name: 'seconds', dtype: 'int32' }), field({ name: 'orders', dtype: 'int32' })],
});`;

async function leave(viewName: string, rows: Row[]): Promise<void> {
  const view = await getView(viewName);
  const table = view.source.table;
  await offlineStore().append(offlineTable(view, view.joinKeys), rows, ({ location }) => {
    const nothing = { counts: {}, dropped: [], parameters: {}, durationMs: 0, fileSha256: '', fileName: 'test' };
    const ingest = { ...nothing, id: newId(), pipeline: 'test', table, asOf: new Date(), createdAt: new Date() };
    return insertIngest({ ...ingest, rows: rows.length, location, by: 'test' }, { rows: 1, columns: [] });
  });
}

beforeAll(async () => {
  world = await openHome(vi);
  const repo = join(world.home, 'repo');
  mkdirSync(repo);
  writeFileSync(join(repo, 'shop.ts'), REPO);
  const stores = 'offline_store: { type: duckdb }\nonline_store: { type: lmdb }\nobject_store: { type: directory }\n';
  writeFileSync(join(repo, 'feature_store.yaml'), `project: shop\n${stores}`);
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  await applyFeatureRepo(ACTOR);
  const stamps = (day: number, written = day) => ({ event_timestamp: at(day), created_timestamp: at(written) });
  await leave('buyer', [
    { buyer_id: 7, spent: 1.5, orders: 1, ...stamps(1) },
    { buyer_id: 7, spent: 2.5, orders: null, ...stamps(3, 9) },
  ]);
  await leave('visit', [{ buyer_id: 7, shop: 'oslo', seconds: 60, orders: 9, ...stamps(2) }]);
});
afterAll(() => world?.close());

const options = { joinKeys: ['buyer_id', 'shop'], hasAsOf: false };
function entityFile(name: string, text: string): string {
  writeFileSync(join(world.home, name), text);
  return join(world.home, name);
}

test('a file’s further columns come out beside views of different keys and ttls, in its order of rows', async () => {
  const file = entityFile(
    'rows.csv',
    'label,buyer_id,shop,event_timestamp,order_no\n1,7,oslo,2011-06-04,007\n0,8,oslo,2011-06-04,\n1,7,rome,2011-06-20,009\n',
  );
  const entities = await readEntityFile(file, options);
  const table = await historicalFeatures({ entities, features: FEATURES, explain: true, createdCutoff: false });
  expect(table.columns).toEqual({
    'buyer:spent': [2.5, null, null],
    'visit:seconds': [60, null, null],
    'buyer:orders': [null, null, null],
  });
  expect(table.views.map(({ chosen }) => chosen)).toEqual([
    {
      event: [at(3), null, at(3)],
      created: [at(9), null, at(9)],
      reason: [null, 'unknownKey', 'outsideTtl'],
    },
    { event: [at(2), null, null], created: [at(2), null, null], reason: [null, 'unknownKey', 'unknownKey'] },
  ]);
  const out = join(world.home, 'joined.csv');
  await writeHistoricalTable(table, out);
  const [first] = await withDuckDb((db) => db.rows(`SELECT * FROM read_csv(${quoteText(out)}, all_varchar = true)`));
  expect(Object.entries(first!)).toEqual([
    ['buyer_id', '7'],
    ['shop', 'oslo'],
    ['event_timestamp', '2011-06-04 00:00:00'],
    ['label', '1'],
    ['order_no', '007'],
    ['buyer__spent', '2.5'],
    ['visit__seconds', '60'],
    ['buyer__orders', null],
  ]);
});

test('what is known by then is what training sees: the late correction only without the cutoff', async () => {
  const request = { entities: { keys: { buyer_id: ['7'] }, at: [at(4)] }, features: ['buyer:spent', 'buyer:orders'] };
  expect((await historicalFeatures(request)).columns).toEqual({ 'buyer:spent': [1.5], 'buyer:orders': [1] });
  expect((await historicalFeatures({ ...request, createdCutoff: false })).columns['buyer:spent']).toEqual([2.5]);
});

test('typed columns of a Parquet file keep their types, and keys that are numbers stay numbers', async () => {
  const path = join(world.home, 'rows.parquet');
  await withDuckDb((db) =>
    db.run(`COPY (SELECT 7::BIGINT AS buyer_id, 'oslo' AS shop, TIMESTAMP '2011-06-03 00:00:00.000001' AS bought,
      9007199254740993::BIGINT AS ticket, NULL::INTEGER AS label) TO ${quoteText(path)} (FORMAT parquet)`),
  );
  const table = await historicalFeatures({
    entities: await readEntityFile(path, options),
    features: ['visit:seconds'],
    fullFeatureNames: false,
  });
  expect(table.momentName).toBe('bought');
  expect(table.at).toEqual([at(3) + 0.001]);
  expect(table.entities).toEqual({
    buyer_id: { valueType: 'int64', values: [7] },
    shop: { valueType: 'string', values: ['oslo'] },
    ticket: { valueType: 'int64', values: ['9007199254740993'] },
    label: { valueType: 'int32', values: [null] },
  });
  const out = join(world.home, 'typed.parquet');
  await writeHistoricalTable(table, out);
  const types = await withDuckDb((db) => db.rows(`DESCRIBE SELECT * FROM read_parquet(${quoteText(out)})`));
  expect(types.map(({ column_name, column_type }) => `${column_name} ${column_type}`)).toEqual([
    'buyer_id BIGINT',
    'shop VARCHAR',
    'bought TIMESTAMP',
    'ticket BIGINT',
    'label INTEGER',
    'seconds INTEGER',
  ]);
});

test('short names that two columns would share are refused, all at once; full names tell them apart', async () => {
  const features = ['buyer:orders', 'visit:orders', 'visit:seconds'];
  const entities = {
    keys: { buyer_id: ['7'], shop: ['oslo'] },
    at: [at(4)],
    extra: { seconds: { valueType: 'int32' as const, values: [1] } },
  };
  const short = historicalFeatures({ entities, features, fullFeatureNames: false });
  await expect(short).rejects.toThrow(
    'buyer:orders and visit:orders would both be called orders; a column of the entity rows and visit:seconds would both be called seconds.',
  );
  expect((await historicalFeatures({ entities, features })).names['visit:orders']).toBe('visit__orders');
});

test('every reference that is wrong is named at once, with what is near', async () => {
  const features = ['buyer:spend', 'nobody:x', 'spent', 'buyer:spent', 'buyer:spent'];
  const asking = historicalFeatures({ entities: 'all', features });
  await expect(asking).rejects.toMatchObject({ code: 'invalid_input' });
  for (const said of [
    '"spent" cannot be',
    'buyer:spent is asked for twice',
    'no feature "spend"',
    'spent',
    '"nobody"',
  ]) {
    await expect(asking).rejects.toThrow(said);
  }
});

test('an entity file says what it lacks: keys and moment together, one moment of many, a text that is no time', async () => {
  const lacking = entityFile('lacking.csv', 'label\n1\n');
  await expect(readEntityFile(lacking, options)).rejects.toThrow(
    /has no buyer_id, no shop, no event_timestamp; its columns are label/,
  );
  await expect(readEntityFile(lacking, { ...options, hasAsOf: true })).rejects.toThrow(/has no buyer_id, no shop; /);
  const two = entityFile('two.csv', 'buyer_id,shop,paid,sent\n7,oslo,2011-06-01,2011-06-02\n');
  await expect(readEntityFile(two, options)).rejects.toThrow(/several columns of times \(paid, sent\)/);
  const bad = entityFile('bad.csv', 'buyer_id,shop,event_timestamp\n7,oslo,2011-06-01\n7,oslo,soon\n');
  await expect(readEntityFile(bad, options)).rejects.toThrow(/row 2: event_timestamp is "soon"/);
  await expect(readEntityFile(entityFile('empty.csv', 'buyer_id\n'), options)).rejects.toThrow(/has no entity rows/);
  await expect(readEntityFile(join(world.home, 'none.csv'), options)).rejects.toThrow(/cannot be read as entity rows/);
});

test('views of different keys have no everybody, and columns of different lengths no rows', async () => {
  await expect(historicalFeatures({ entities: 'all', features: FEATURES })).rejects.toThrow(/with the same keys only/);
  const uneven = { keys: { buyer_id: ['7', '8'] }, at: [at(1)] };
  await expect(historicalFeatures({ entities: uneven, features: ['buyer:spent'] })).rejects.toThrow(
    'The entity columns differ in length: buyer_id 2, the moments 1 rows.',
  );
});
