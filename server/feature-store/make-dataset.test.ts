import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#server/platform/id';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from './apply.ts';
import { type DatasetRequest, DatasetRequestSchema } from './dataset-schema.ts';
import { getDataset, listDatasets, openDatasetFile } from './datasets.ts';
import { insertIngest } from './ingests.repo.ts';
import { keepEntityRows } from './kept-entity-rows.ts';
import { makeDataset, repeatDataset } from './make-dataset.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { previewDataset } from './preview-dataset.ts';
import { getView } from './registry.ts';
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
  ...{ joined: null, event_timestamp: now - daysAgo * DAY, created_timestamp: now - daysAgo * DAY, ...more },
});
const request = (more: Partial<DatasetRequest>): DatasetRequest =>
  DatasetRequestSchema.parse({ features: ['spending:money', 'spending:visits'], ...more });
const send = (csv: string, name = 'rows.csv') => keepEntityRows(new Blob([csv]).stream(), name);
const isoDaysAgo = (days: number) => new Date(now - days * DAY).toISOString();

beforeAll(async () => {
  world = await openHome(vi);
  writeShopRepo(join(world.home, 'repo'));
  vi.stubEnv('COOKOFF_FEATURE_REPO', join(world.home, 'repo'));
  await applyFeatureRepo(ACTOR);
  await leave('spending', [
    ...[spending('a', 3, { visits: 1 }), spending('b', 3, { visits: 2, money: null }), spending('c', 3, { visits: 2 })],
    ...[spending('old', 45), spending('late', 3, { created_timestamp: now - DAY })],
  ]);
});
afterAll(() => world?.close());

test('a preview counts matches, nulls by reason, classes and types of the rows it joined', async () => {
  const csv = [
    'order_no,customerid,event_timestamp',
    ...['a', 'b', 'c', 'old', 'late', 'nobody'].map((id) => `007,${id},${isoDaysAgo(2)}`),
  ];
  const { id } = await send(csv.join('\n'));
  const { preview } = await previewDataset(
    request({ entities: id, label: 'spending:visits', features: ['spending:money'] }),
  );
  expect(preview).toMatchObject({ entityRows: 6, joinedRows: 6 });
  expect(preview.columns.map(({ name, role, valueType, nulls }) => [name, role, valueType, nulls])).toEqual([
    ['customerid', 'key', 'string', 0],
    ['event_timestamp', 'moment', 'unix_timestamp', 0],
    ['order_no', 'extra', 'string', 0],
    ['spending__money', 'feature', 'float64', 4],
    ['spending__visits', 'label', 'int32', 3],
  ]);
  expect(preview.rows[0]).toEqual(['a', now - 2 * DAY, '007', 0.1, 1]);
  const reasons = { unknownKey: 1, onlyLater: 0, writtenLater: 1, outsideTtl: 1 };
  expect(preview.views).toMatchObject([{ view: 'spending', matched: 3, nullReasons: reasons }]);
  expect(preview.views[0]!.features).toEqual([
    { reference: 'spending:money', nulls: 4, nullsInRows: 1 },
    { reference: 'spending:visits', nulls: 3, nullsInRows: 0 },
  ]);
  expect(preview.label).toMatchObject({
    classes: [
      { value: 1, rows: 1 },
      { value: 2, rows: 2 },
    ],
    unlabelled: 3,
  });
  expect(preview.warnings.map(({ kind }) => kind)).toEqual(['older_than_ttl', 'written_later', 'constant']);
  const late = await previewDataset(request({ entities: id, includeLate: true }));
  expect(late.preview.views[0]!.nullReasons.writtenLater).toBe(0);
});

test('a preview warns of a label among its features, of one class, of nothing matched and of no rows', async () => {
  const kindsOf = async (more: Partial<DatasetRequest>) =>
    (await previewDataset(request(more))).preview.warnings.map(({ kind }) => kind);
  expect(await kindsOf({ label: 'spending:visits' })).toContain('leak');
  expect(await kindsOf({ label: 'spending:member' })).toContain('one_class');
  expect(await kindsOf({ asOf: '1999-01-01T00:00:00Z' })).toEqual(['all_null']);
  expect(await kindsOf({ asOf: '1999-01-01T00:00:00Z', label: 'spending:visits' })).toContain('no_label');
  expect(await kindsOf({ features: ['archive:boxes'] })).toEqual(['no_rows']);
});

test('a dataset is kept with its record, opens as either file, and comes out the same when it is made again', async () => {
  const { id } = await send(
    `customerid,event_timestamp\na,${isoDaysAgo(2)}\n,${isoDaysAgo(2)}\nlate,${isoDaysAgo(2)}\n`,
  );
  const dataset = await makeDataset(request({ entities: id, features: ['spending:points', 'spending:joined'] }), ACTOR);
  expect(dataset).toMatchObject({ rows: 3, by: 'dee', joinKeys: ['customerid'], features: [{ viewVersion: 1 }, {}] });
  expect(await getDataset(dataset.id)).toEqual(dataset);
  const csv = await new Response(await openDatasetFile(dataset.id, 'csv')).text();
  expect(csv.split('\n')[0]).toBe('customerid,event_timestamp,spending__points,spending__joined');
  expect(csv).toContain('9007199254740993');
  const parquet = await new Response(await openDatasetFile(dataset.id, 'parquet')).bytes();
  expect(Buffer.from(parquet.slice(0, 4)).toString()).toBe('PAR1');
  expect(await repeatDataset(dataset.id)).toEqual({
    ...{ id: dataset.id, isSame: true, rows: 3, contentSha256: dataset.contentSha256 },
  });

  await leave('spending', [spending('a', 2.5, { points: 5, created_timestamp: now - 2.4 * DAY })]);
  expect(await repeatDataset(dataset.id)).toMatchObject({ isSame: false, rows: 3 });
  const everybody = await makeDataset(request({}), ACTOR);
  expect((await listDatasets(10)).map((one) => one.id)).toEqual([everybody.id, dataset.id].sort().toReversed());
});

test('everybody stays the same people when a dataset is made again, whoever came since', async () => {
  const everybody = await makeDataset(request({ asOf: isoDaysAgo(1) }), ACTOR);
  await leave('spending', [spending('new', 0.5)]);
  expect(await repeatDataset(everybody.id)).toMatchObject({ isSame: true, rows: everybody.rows });
});

test('a dataset is made again with its views as they were, though a feature of theirs has gone since', async () => {
  const asOf = isoDaysAgo(1);
  const dataset = await makeDataset(request({ asOf, features: ['spending:share', 'spending:money'] }), ACTOR);
  const file = join(world.home, 'repo', 'shop.ts');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace("field({ name: 'share', dtype: 'float32' }),", ''));
  await applyFeatureRepo(ACTOR);
  await expect(makeDataset(dataset.request, ACTOR)).rejects.toThrow('has no feature "share"');
  expect(await repeatDataset(dataset.id)).toMatchObject({ isSame: true, rows: dataset.rows });
  writeFileSync(file, before);
  await applyFeatureRepo(ACTOR);
});

test('what cannot be read as entity rows is refused without a path of this machine', async () => {
  await expect(send('customerid\n')).rejects.toThrow('The file of entity rows has no entity rows');
  const { id } = await send('client\n1\n');
  await expect(previewDataset(request({ entities: id }))).rejects.toThrow(/^The file of entity rows has no customerid/);
  await expect(send('nothing', 'rows.parquet')).rejects.toThrow(/^The file of entity rows cannot be read/);
  await expect(send('nothing', 'rows.parquet')).rejects.not.toThrow(world.home);
  await expect(previewDataset(request({ entities: '0'.repeat(64) }))).rejects.toThrow('There are no entity rows 000');
  await expect(getDataset('20000101T000000-aaaaaaaaaaaa')).rejects.toThrow('There is no dataset');
});
