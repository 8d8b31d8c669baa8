import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { applyFeatureRepo } from './apply.ts';
import { getViewVersion, listDefinitionVersions } from './definition-versions.ts';
import { describeView } from './describe-view.ts';
import { historicalFeatures } from './historical-features.ts';
import { underNewNames } from './ingest/under-new-names.ts';
import { materialize } from './materialize.ts';
import { onlineStore } from './online/open-online-store.ts';
import { onlineFeatures } from './online-features.ts';
import { planFeatureRepo } from './plan.ts';
import { pushRows } from './push.ts';
import { getView } from './registry.ts';
import { listRegistryChanges } from './registry-changes.repo.ts';
import { renameFollower } from './rename-follower.ts';
import { resolveFeatures } from './resolve-features.ts';
import { writeHistoricalTable } from './write-historical-table.ts';

const ACTOR = { name: 'dee' };
let world: Home;
let repo: string;

interface Shop {
  /** Attributes of the view and its fields, as TypeScript. */
  readonly view?: string;
  readonly fields?: string;
  readonly service?: string;
}

const FIELDS = "field({ name: 'visits', dtype: 'int32' }), field({ name: 'money', dtype: 'float64' })";

/** Writes a repo of one view; every test has a table of its own, so that none reads another's rows. */
function define({ view = "name: 'spending'", fields = FIELDS, service = '' }: Shop = {}): void {
  const source = `source({ name: '${table}', table: '${table}' })`;
  const text = `
    import { entity, featureService, featureView, field, source } from '#server/feature-store/vocabulary';
    export const customer = entity({ name: 'customer', joinKey: 'customerid' });
    export const spending = featureView({
      ${view}, entities: ['customer'], ttlSeconds: 0, source: ${source}, fields: [${fields}],
    });
    ${service}`;
  writeFileSync(join(repo, 'shop.ts'), text);
}

async function push(
  name: string,
  values: Record<string, number>,
  to: 'online_and_offline' | 'online' = 'online_and_offline',
) {
  const cells = {
    customerid: 'a',
    event_timestamp: '2011-06-01T00:00:00Z',
    created_timestamp: '2011-06-01T00:00:00Z',
    ...values,
  };
  const df = Object.fromEntries(Object.entries(cells).map(([column, value]) => [column, [value]]));
  await pushRows({ push_source_name: name, df, to }, ACTOR);
}

const online = async (...features: string[]) => (await onlineFeatures({ features, keys: ['a'] })).columns;
const offline = async (features: string[], viewVersions?: Record<string, number>) => {
  const request = { entities: { keys: { customerid: ['a'] } }, features, createdCutoff: false, viewVersions };
  return (await historicalFeatures(request)).columns;
};

let table = '';
let tests = 0;

beforeAll(async () => {
  world = await openHome(vi);
  repo = join(world.home, 'feature_repo');
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  mkdirSync(repo);
  const stores = 'offline_store: { type: duckdb }\nonline_store: { type: lmdb }\nobject_store: { type: directory }\n';
  writeFileSync(join(repo, 'feature_store.yaml'), `project: shop\n${stores}`);
});
afterAll(() => world?.close());
beforeEach(async () => {
  table = `spending_${++tests}`;
  await postgres().definition.deleteMany();
  await postgres().definitionVersion.deleteMany();
  await postgres().registryChange.deleteMany();
  const names = ['spending', 'expenses', 'outgoings'];
  await (await onlineStore()).removePlaces(names);
});

test('a renamed feature is one change of one version, and goes on under both names in both stores', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  await push('spending', { visits: 3, money: 1.5 });
  expect(await online('spending:visits')).toEqual({ 'spending:visits': [3] });

  define({ fields: FIELDS.replace("name: 'visits'", "name: 'calls', renamedFrom: 'visits'") });
  const plan = await planFeatureRepo();
  expect(plan.toConfirm).toEqual([]);
  expect(plan.problems).toEqual([]);
  const renamed = { change: 'renamed', name: 'calls', renamedFrom: 'visits', fromType: 'int32', toType: 'int32' };
  expect(plan.changes).toMatchObject([
    {
      action: 'new_version',
      name: 'spending',
      toVersion: 2,
      details: ['visits is renamed to calls'],
      features: [renamed],
    },
  ]);
  await applyFeatureRepo(ACTOR);

  const both = { 'spending:visits': [3], 'spending:calls': [3] };
  expect(await offline(Object.keys(both))).toEqual(both);
  expect(await online('spending:calls', 'spending:money')).toEqual({ 'spending:calls': [3], 'spending:money': [1.5] });
  expect(await online('spending:money', 'spending:visits')).toEqual({
    'spending:visits': [3],
    'spending:money': [1.5],
  });
  expect((await renameFollower())('spending:visits', 1)).toBe('spending:calls');
  expect((await renameFollower())('spending:calls', 1)).toBeNull();

  const { statistics } = await describeView('spending');
  expect(statistics.map(({ name, mean }) => [name, mean])).toEqual([
    ['calls', 3],
    ['money', 1.5],
  ]);

  await materialize({ start: new Date(0), end: new Date() }, {}, ACTOR);
  const [rows] = await (await onlineStore()).read([
    { table: { view: 'spending', fields: [] }, features: ['calls'], keys: [await keyOf('a')] },
  ]);
  expect(rows![0]!.values).toEqual({ calls: 3, money: 1.5 });
});

async function keyOf(customer: string): Promise<Buffer> {
  const { entityKeyEncoder } = await import('./online/entity-key.ts');
  return entityKeyEncoder([{ name: 'customerid', valueType: 'string' }], (await onlineStore()).keyVersion)([customer])!;
}

test('a rename that stays in the definition, or leaves it, is not done twice; back to the old name is one more', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  await push('spending', { visits: 3, money: 1.5 });
  const renamed = FIELDS.replace("name: 'visits'", "name: 'calls', renamedFrom: 'visits'");
  define({ fields: renamed });
  await applyFeatureRepo(ACTOR);
  expect((await planFeatureRepo()).changes).toEqual([]);
  define({ fields: FIELDS.replace('visits', 'calls') });
  expect((await planFeatureRepo()).changes).toEqual([]);
  await push('spending', { calls: 4, money: 2.5 });
  expect(await offline(['spending:visits'])).toEqual({ 'spending:visits': [4] });

  define({ fields: FIELDS.replace("name: 'visits'", "name: 'visits', renamedFrom: 'calls'") });
  await applyFeatureRepo(ACTOR);
  expect((await getView('spending')).formerly.features).toEqual({ visits: ['calls'] });
  expect(await offline(['spending:visits', 'spending:calls'])).toEqual({
    'spending:visits': [4],
    'spending:calls': [4],
  });
});

test('a renamed view is read where it was until it is materialized, and known by its former name for ever', async () => {
  const service = "export const till = featureService({ name: 'till', features: ['spending:money'] });";
  define({ service });
  await applyFeatureRepo(ACTOR);
  await push('spending', { visits: 3, money: 1.5 });
  await push('spending', { visits: 3, money: 1.5, ...{ customerid: 'b' as unknown as number } }, 'online');

  define({ view: "name: 'expenses', renamedFrom: 'spending'", service: service.replace('spending', 'expenses') });
  const plan = await planFeatureRepo();
  expect(plan.changes).toMatchObject([
    { action: 'rename', kind: 'feature_view', name: 'expenses', renamedFrom: 'spending', fromVersion: 1, toVersion: 2 },
    { action: 'new_version', kind: 'feature_service', name: 'till' },
  ]);
  expect(plan.infrastructure[0]).toMatchObject({ store: 'online', action: 'create', view: 'expenses' });
  await applyFeatureRepo(ACTOR);
  expect(await online('spending:visits', 'expenses:money')).toEqual({
    'spending:visits': [3],
    'expenses:money': [1.5],
  });
  expect(await offline(['spending:visits'])).toEqual({ 'spending:visits': [3] });
  expect((await getView('spending')).name).toBe('expenses');

  await materialize({ views: ['spending'], start: new Date(0), end: new Date() }, {}, ACTOR);
  expect(await (await onlineStore()).count('expenses')).toBe(1);
  // Rows that were only pushed online are in no history, so that they are found where they were.
  const found = await onlineFeatures({ features: ['expenses:money'], keys: ['a', 'b', 'c'] });
  expect(found.columns).toEqual({ 'expenses:money': [1.5, 1.5, null] });

  define({
    view: "name: 'outgoings', renamedFrom: 'expenses'",
    fields: FIELDS.replace("'money'", "'cash', renamedFrom: 'money'"),
  });
  await applyFeatureRepo(ACTOR, { confirm: ['till'] });
  expect(await online('spending:money')).toEqual({ 'spending:money': [1.5] });
  expect((await renameFollower())('spending:money', 1)).toBe('outgoings:cash');
  expect(
    (await listDefinitionVersions('feature_view', 'outgoings')).map((one) => [one.name, one.version, one.details]),
  ).toEqual([
    ['outgoings', 3, ['name: expenses → outgoings', 'money is renamed to cash']],
    ['expenses', 2, ['name: spending → expenses']],
    ['spending', 1, []],
  ]);
});

test('a version that is past is read as it was while its data are there', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  await push('spending', { visits: 3, money: 1.5 });
  define({ fields: "field({ name: 'money', dtype: 'float64' })" });
  await applyFeatureRepo(ACTOR);
  await expect(resolveFeatures(['spending:visits'])).rejects.toMatchObject({ code: 'not_found' });
  expect((await renameFollower())('spending:visits')).toBeNull();
  expect(await offline(['spending:visits', 'spending:money'], { spending: 1 })).toEqual({
    'spending:visits': [3],
    'spending:money': [1.5],
  });
  const past = await historicalFeatures({
    entities: 'all',
    features: ['spending:visits'],
    viewVersions: { spending: 1 },
  });
  const out = join(world.home, 'past.csv');
  await writeHistoricalTable(past, out);
  expect(readFileSync(out, 'utf8').split('\n')[0]).toBe('customerid,event_timestamp,spending__visits');
  expect((await getViewVersion('spending', 1)).joinKeys).toEqual([{ name: 'customerid', valueType: 'string' }]);
  await expect(getViewVersion('spending', 7)).rejects.toMatchObject({
    code: 'not_found',
    message: 'Feature view "spending" has no version 7; it has 1, 2.',
  });
});

test('a past version finds its features in rows that were written under later names', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  await push('spending', { visits: 3, money: 1.5 });
  define({ fields: FIELDS.replace("name: 'visits'", "name: 'calls', renamedFrom: 'visits'") });
  await applyFeatureRepo(ACTOR);
  await push('spending', { calls: 4, money: 2.5 });
  define({ fields: FIELDS.replace("name: 'visits'", "name: 'rings', renamedFrom: 'calls'") });
  await applyFeatureRepo(ACTOR);
  await push('spending', { rings: 5, money: 3.5 });
  expect(await offline(['spending:visits'], { spending: 1 })).toEqual({ 'spending:visits': [5] });
  expect(await offline(['spending:calls'], { spending: 2 })).toEqual({ 'spending:calls': [5] });
  expect((await getViewVersion('spending', 2)).formerly.features).toEqual({ calls: ['rings', 'visits'] });
});

test('a pipeline that still writes a former name fills the feature, and one that writes the new one too', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  define({ fields: FIELDS.replace("name: 'visits'", "name: 'calls', renamedFrom: 'visits'") });
  await applyFeatureRepo(ACTOR);
  const rows = [
    { customerid: 'a', visits: 3 },
    { customerid: 'b', calls: 4 },
    { customerid: 'c', visits: 5, calls: null },
  ];
  expect(await underNewNames(rows, await getView('spending'))).toEqual([
    { customerid: 'a', calls: 3 },
    { customerid: 'b', calls: 4 },
    { customerid: 'c', visits: 5, calls: null },
  ]);
});

test('a name given up by a rename stays with what it named', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  define({ fields: FIELDS.replace("name: 'visits'", "name: 'calls', renamedFrom: 'visits'") });
  await applyFeatureRepo(ACTOR);
  define({ fields: `${FIELDS}, field({ name: 'calls', dtype: 'int32' })` });
  await expect(planFeatureRepo()).rejects.toThrow('calls was called "visits" and its history still is');
  define({
    fields: FIELDS.replace("name: 'visits', dtype: 'int32'", "name: 'trips', renamedFrom: 'calls', dtype: 'string'"),
  });
  await expect(planFeatureRepo()).rejects.toThrow('makes it string instead of int32 at once; apply the rename first');
});

test('a dropped feature’s name is not to be had by a rename, since rows of its time have its values', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  define({ fields: "field({ name: 'money', dtype: 'float64' })" });
  await applyFeatureRepo(ACTOR);
  define({ fields: "field({ name: 'visits', renamedFrom: 'money', dtype: 'float64' })" });
  await expect(planFeatureRepo()).rejects.toThrow('renames money to visits, which was another feature until version 1');
});

test('a view’s former name is not to be had by another view while it lives', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  define({ view: "name: 'expenses', renamedFrom: 'spending'" });
  await applyFeatureRepo(ACTOR);
  const other = `export const other = featureView({ name: 'spending', entities: ['customer'], ttlSeconds: 0,
    source: source({ name: 'o', table: 'o' }), fields: [${FIELDS}] });`;
  define({ view: "name: 'expenses'", service: other });
  await expect(planFeatureRepo()).rejects.toThrow('Feature view "expenses" was called "spending" and is still found');
  define({ view: "name: 'outgoings'", service: other });
  await applyFeatureRepo(ACTOR, { confirm: ['expenses'] });
  expect((await getView('spending')).formerly).toEqual({ names: [], features: {} });
});

test('the log says who did what, from which version to which', async () => {
  define();
  await applyFeatureRepo(ACTOR);
  define({ view: "name: 'receipts', renamedFrom: 'spending'" });
  await applyFeatureRepo({ name: 'ram' });
  const log = await listRegistryChanges();
  expect(
    log.map(({ by, action, kind, name, fromVersion, toVersion }) => [by, action, kind, name, fromVersion, toVersion]),
  ).toEqual([
    ['ram', 'rename', 'feature_view', 'receipts', 1, 2],
    ['ram', 'create', 'online_table', 'receipts', null, null],
    ['dee', 'create', 'feature_view', 'spending', null, 1],
    ['dee', 'create', 'entity', 'customer', null, 1],
  ]);
  expect(new Set(log.map(({ applyId }) => applyId)).size).toBe(2);
  expect((await listRegistryChanges({ view: 'receipts' })).map(({ name }) => name)).toEqual([
    'receipts',
    'receipts',
    'spending',
  ]);
  expect(await listRegistryChanges({ view: 'spending', limit: 1, before: log[0]!.id })).toMatchObject([
    { name: 'spending' },
  ]);
});
