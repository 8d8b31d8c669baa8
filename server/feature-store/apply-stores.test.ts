import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { applyFeatureRepo } from './apply.ts';
import { historicalFeatures } from './historical-features.ts';
import { listIngests } from './ingests.repo.ts';
import { onlineStore } from './online/open-online-store.ts';
import { onlineFeatures } from './online-features.ts';
import { planFeatureRepo } from './plan.ts';
import { pushRows } from './push.ts';
import { listViews } from './registry.ts';
import { listRegistryChanges } from './registry-changes.repo.ts';

const ACTOR = { name: 'dee' };
let world: Home;
let repo: string;
let offline: string;

const VISITS = "field({ name: 'visits', dtype: 'int32' })";
const MONEY = "field({ name: 'money', dtype: 'float64' })";

/** Writes a repo with these views, name by fields, each over a table of its name. */
function define(views: Readonly<Record<string, string>>): void {
  const texts = Object.entries(views).map(
    ([name, fields]) => `export const ${name} = featureView({
      name: '${name}', entities: ['customer'], ttlSeconds: 0, source: source({ name: '${name}', table: '${name}' }),
      fields: [${fields}],
    });`,
  );
  const imports = "import { entity, featureView, field, source } from '#server/feature-store/vocabulary';";
  const customer = "export const customer = entity({ name: 'customer', joinKey: 'customerid' });";
  writeFileSync(join(repo, 'shop.ts'), [imports, customer, ...texts].join('\n'));
}

async function push(name: string, cells: Record<string, unknown>): Promise<void> {
  const row = {
    customerid: 'a',
    event_timestamp: '2011-06-01T00:00:00Z',
    created_timestamp: '2011-06-01T00:00:00Z',
    ...cells,
  };
  const df = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, [value]]));
  await pushRows({ push_source_name: name, df, to: 'online_and_offline' }, ACTOR);
}

const history = async (...features: string[]) =>
  (await historicalFeatures({ entities: { keys: { customerid: ['a'] } }, features, createdCutoff: false })).columns;
const online = async (feature: string) => (await onlineFeatures({ features: [feature], keys: ['a'] })).columns[feature];

beforeAll(async () => {
  world = await openHome(vi);
  repo = join(world.home, 'feature_repo');
  offline = join(world.home, 'offline');
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  mkdirSync(repo);
  const stores = 'offline_store: { type: duckdb }\nonline_store: { type: lmdb }\nobject_store: { type: directory }\n';
  writeFileSync(join(repo, 'feature_store.yaml'), `project: shop\n${stores}`);
});
afterAll(() => world?.close());
beforeEach(async () => {
  for (const table of ['definition', 'definitionVersion', 'registryChange', 'ingest'] as const) {
    await (postgres()[table] as { deleteMany(): Promise<unknown> }).deleteMany();
  }
  rmSync(offline, { recursive: true, force: true });
});

test('a plan names every place: made, kept, grown by a column', async () => {
  define({ till: VISITS });
  const [place, table] = (await planFeatureRepo()).infrastructure;
  expect(place).toMatchObject({ store: 'online', action: 'create', view: 'till' });
  expect(table).toMatchObject({
    store: 'offline',
    action: 'create',
    view: 'till',
    details: ['made by the first rows'],
  });
  await applyFeatureRepo(ACTOR);
  await push('till', { visits: 3 });
  expect((await planFeatureRepo()).infrastructure.map(({ action }) => action)).toEqual(['keep', 'keep']);

  define({ till: `${VISITS}, ${MONEY}` });
  const plan = await planFeatureRepo();
  expect(plan.infrastructure[1]).toMatchObject({
    action: 'grow',
    details: ['gets column money (float64) with the next rows'],
  });
  expect(plan.problems).toMatchObject([{ problem: 'missing', severity: 'warning', column: 'money' }]);
  await applyFeatureRepo(ACTOR);
  expect(await history('till:visits', 'till:money')).toEqual({ 'till:visits': [3], 'till:money': [null] });
});

test('a new type is read where old values fit it, and the plan says what has to be ingested again', async () => {
  define({ kiosk: "field({ name: 'note', dtype: 'string' }), field({ name: 'visits', dtype: 'int32' })" });
  await applyFeatureRepo(ACTOR);
  await push('kiosk', { note: '12', visits: 3 });
  await push('kiosk', { customerid: 'b', note: 'twelve', visits: 4 });
  define({ kiosk: "field({ name: 'note', dtype: 'int32' }), field({ name: 'visits', dtype: 'float64' })" });
  const plan = await applyFeatureRepo(ACTOR);
  expect(plan.infrastructure[1]).toMatchObject({
    action: 'reingest',
    details: ['column note is VARCHAR, declared int32'],
  });
  expect(plan.problems).toMatchObject([{ problem: 'retyped', severity: 'warning', column: 'note', table: 'kiosk' }]);
  const entities = { keys: { customerid: ['a', 'b'] } };
  const features = ['kiosk:note', 'kiosk:visits'];
  const { columns } = await historicalFeatures({ entities, features, createdCutoff: false });
  expect(columns).toEqual({ 'kiosk:note': [12, null], 'kiosk:visits': [3, 4] });
});

test('a column that left a table is named with the one that may have taken its place', async () => {
  define({ desk: `${VISITS}, ${MONEY}` });
  await applyFeatureRepo(ACTOR);
  await push('desk', { visits: 3, money: 1.5 });
  define({ desk: "field({ name: 'calls', dtype: 'int32' }), field({ name: 'money', dtype: 'float64' })" });
  const { problems, changes } = await planFeatureRepo();
  expect(changes[0]?.features.map(({ change, name }) => [change, name])).toEqual([
    ['dropped', 'visits'],
    ['added', 'calls'],
  ]);
  expect(problems).toMatchObject([{ problem: 'renamed', column: 'calls' }]);
  expect(problems[0]?.message).toContain("If calls is its new name, give calls renamedFrom: 'visits'");
});

test('files that vanished or are damaged are named, refuse a change of their view, and no other; serving goes on', async () => {
  define({ cafe: VISITS, bar: VISITS });
  await applyFeatureRepo(ACTOR);
  await push('cafe', { visits: 3 });
  await push('cafe', { visits: 4, event_timestamp: '2011-06-02T00:00:00Z' });
  await push('bar', { visits: 5 });
  const [gone, cut] = readdirSync(join(offline, 'cafe')).map((file) => join(offline, 'cafe', file));
  rmSync(gone!);
  writeFileSync(cut!, 'PAR1 and no more');
  expect(await online('cafe:visits')).toEqual([4]);

  define({ cafe: VISITS, bar: `${VISITS}, ${MONEY}` });
  const { problems } = await applyFeatureRepo(ACTOR);
  const damaged = problems.filter(({ problem }) => problem === 'damaged');
  expect(damaged.map(({ view, severity }) => [view, severity])).toEqual([
    ['cafe', 'warning'],
    ['cafe', 'warning'],
  ]);
  expect(damaged.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      `File ${gone} of table cafe is gone.`,
      expect.stringContaining(`File ${cut} of table cafe cannot be read:`),
    ]),
  );
  define({ cafe: `${VISITS}, ${MONEY}`, bar: `${VISITS}, ${MONEY}` });
  await expect(applyFeatureRepo(ACTOR)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await history('bar:visits')).toEqual({ 'bar:visits': [5] });
  expect(await online('cafe:visits')).toEqual([4]);
});

test('a deleted view keeps its rows in both stores, and finds them again when it comes back', async () => {
  define({ shop: VISITS, mall: VISITS });
  await applyFeatureRepo(ACTOR);
  await push('shop', { visits: 3 });
  define({ mall: VISITS });
  const { infrastructure } = await applyFeatureRepo(ACTOR, { confirm: ['shop'] });
  const ofShop = infrastructure.filter(({ view }) => view === 'shop');
  expect(ofShop.map(({ store, action }) => [store, action])).toEqual([
    ['online', 'keep'],
    ['offline', 'keep'],
  ]);
  define({ shop: VISITS, mall: VISITS });
  await applyFeatureRepo(ACTOR);
  expect(await online('shop:visits')).toEqual([3]);
  expect(await history('shop:visits')).toEqual({ 'shop:visits': [3] });
});

test('with its data a deleted view goes from both stores and leaves a line for each, others stay', async () => {
  define({ market: VISITS, stall: VISITS });
  await applyFeatureRepo(ACTOR);
  await push('market', { visits: 3 });
  await push('stall', { visits: 4 });
  define({ stall: VISITS });
  const planned = (await planFeatureRepo({ deleteData: true })).infrastructure.filter(
    ({ action }) => action === 'remove',
  );
  expect(planned.map(({ view, store }) => [view, store])).toEqual([
    ['market', 'online'],
    ['market', 'offline'],
  ]);
  expect((await applyFeatureRepo(ACTOR, { confirm: ['market'], deleteData: true })).leftOver).toEqual([]);
  expect([await (await onlineStore()).count('market'), await (await onlineStore()).count('stall')]).toEqual([0, 1]);
  expect([existsSync(join(offline, 'market')), existsSync(join(offline, 'stall'))]).toEqual([false, true]);
  expect(await listIngests('market')).toEqual([]);
  const log = await listRegistryChanges({ view: 'market' });
  expect(log.slice(0, 3).map(({ action, kind }) => [action, kind])).toEqual([
    ['remove', 'offline_table'],
    ['remove', 'online_table'],
    ['delete', 'feature_view'],
  ]);
});

test('nothing is applied when the online store cannot be reached', async () => {
  define({ quay: VISITS });
  const unreachable = 'online_store: { type: dynamodb, region: us-east-1, endpoint: "http://127.0.0.1:1" }';
  const others = 'offline_store: { type: duckdb }\nobject_store: { type: directory }';
  writeFileSync(join(repo, 'feature_store.aws.yaml'), `project: shop\n${unreachable}\n${others}\n`);
  vi.stubEnv('COOKOFF_PROFILE', 'aws');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
  try {
    await expect(applyFeatureRepo(ACTOR)).rejects.toMatchObject({ code: 'unavailable' });
  } finally {
    vi.stubEnv('COOKOFF_PROFILE', undefined);
  }
  expect(await listViews()).toEqual([]);
  expect(await listRegistryChanges()).toEqual([]);
});
