import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { applyFeatureRepo } from './apply.ts';
import { planFeatureRepo } from './plan.ts';
import { writeDefinitions } from './registry.repo.ts';
import { getService, getView, listServices, listViews } from './registry.ts';
import { listRegistryChanges, registryRevision } from './registry-changes.repo.ts';
import { resolveFeatures } from './resolve-features.ts';
import { FeatureServiceSchema } from './vocabulary.ts';

const ACTOR = { name: 'dee' };
let world: Home;
let repo: string;
let file: string;

beforeAll(async () => {
  world = await openHome(vi);
  repo = join(world.home, 'feature_repo');
  file = join(repo, 'customer_segmentation.ts');
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
});
afterAll(() => world?.close());
beforeEach(async () => {
  rmSync(repo, { recursive: true, force: true });
  cpSync('feature_repo', repo, { recursive: true });
  await postgres().definition.deleteMany();
  await postgres().definitionVersion.deleteMany();
  await postgres().registryChange.deleteMany();
});

function edit(from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

test('the first apply creates everything, the second changes nothing', async () => {
  const first = await applyFeatureRepo(ACTOR);
  expect(first.changes.map(({ action, kind, name, toVersion }) => [action, kind, name, toVersion])).toEqual([
    ['create', 'entity', 'customer', 1],
    ['create', 'feature_view', 'customer_rfm_features', 1],
    ['create', 'feature_service', 'dee_v1', 1],
    ['create', 'feature_service', 'ram_v1', 1],
  ]);
  expect(await applyFeatureRepo(ACTOR)).toMatchObject({ changes: [], unchanged: 4, toConfirm: [], problems: [] });
  const view = await getView('customer_rfm_features');
  expect(view).toMatchObject({ version: 1, appliedBy: 'dee', joinKeys: [{ name: 'customerid', valueType: 'string' }] });
  expect(view.fields.find(({ name }) => name === 'revenue6m')?.leaks).toBe('ltvcluster');
});

test('a version grows with the schema and not with the words, and every version is kept', async () => {
  await applyFeatureRepo(ACTOR);
  edit('Whole days since the last invoice.', 'Days since the last invoice.');
  expect((await applyFeatureRepo(ACTOR)).changes).toMatchObject([{ action: 'update', fromVersion: 1, toVersion: 1 }]);
  edit("name: 'frequency', dtype: 'int32'", "name: 'frequency', dtype: 'int64'");
  const [change] = (await planFeatureRepo()).changes;
  expect(change).toMatchObject({ action: 'new_version', name: 'customer_rfm_features', fromVersion: 1, toVersion: 2 });
  expect(change?.details).toEqual(['frequency becomes int64, int32 until now']);
  const retyped = { change: 'retyped', name: 'frequency', renamedFrom: null, fromType: 'int32', toType: 'int64' };
  expect(change?.features).toEqual([retyped]);
  await applyFeatureRepo(ACTOR);
  expect((await getView('customer_rfm_features')).version).toBe(2);
  expect(await postgres().definitionVersion.count({ where: { name: 'customer_rfm_features' } })).toBe(2);
});

test('a definition that leaves the repo leaves the registry, and goes on counting when it comes back', async () => {
  await applyFeatureRepo(ACTOR);
  edit("name: 'ram_v1'", "name: 'ram_v2'");
  const applied = await applyFeatureRepo(ACTOR, { confirm: ['ram_v1'] });
  expect(applied.changes.map(({ action, name }) => [action, name])).toEqual([
    ['create', 'ram_v2'],
    ['delete', 'ram_v1'],
  ]);
  await expect(getService('ram_v1')).rejects.toMatchObject({
    code: 'not_found',
    message: 'There is no feature service "ram_v1". Did you mean "ram_v2"?',
  });
  edit("name: 'ram_v2'", "name: 'ram_v1'");
  await applyFeatureRepo(ACTOR, { confirm: ['ram_v2'] });
  expect((await getService('ram_v1')).version).toBe(2);
});

test.each([
  ['new shapes', 'ttlSeconds: days(3650)', 'ttlSeconds: days(30)'],
  ['mere words', 'Whole days since', 'Days since'],
])(
  'of two applies of %s that were planned alike the second is a conflict, and nothing is lost',
  async (_, from, to) => {
    await applyFeatureRepo(ACTOR);
    edit(from, to);
    const { token } = await planFeatureRepo();
    const outcomes = await Promise.allSettled(
      ['dee', 'ram', 'kim'].map((name) => applyFeatureRepo({ name }, { token })),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['conflict', 'conflict']);
    const [winner] = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(winner?.value.changes).toHaveLength(1);
    expect((await planFeatureRepo()).changes).toEqual([]);
    const log = await listRegistryChanges({ view: 'customer_rfm_features' });
    expect(log.map(({ action }) => action)).toEqual([to.includes('ttl') ? 'new_version' : 'update', 'create']);
  },
);

test('two repos applied at once to one registry leave it as one of the two says', async () => {
  await applyFeatureRepo(ACTOR);
  const writes = (name: string, uses: string): Parameters<typeof writeDefinitions>[0] => {
    const body = FeatureServiceSchema.parse({ name, features: [`customer_rfm_features:${uses}`] });
    const change = { action: 'create', kind: 'feature_service', name, renamedFrom: null, details: [], body } as const;
    return [{ ...change, fromVersion: 0, toVersion: 1 }];
  };
  const context = { revision: await registryRevision(), placesMade: [] };
  const outcomes = await Promise.allSettled(
    ['one', 'two', 'three', 'four'].map((name) =>
      writeDefinitions(writes(name, 'r'), { ...context, mark: { applyId: name, by: name } }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await listServices()).filter(({ features }) => features.length === 1)).toHaveLength(1);
});

test('a delete is refused as a whole until it is confirmed by name', async () => {
  await applyFeatureRepo(ACTOR);
  edit("name: 'ram_v1'", "name: 'ram_v2'");
  expect((await planFeatureRepo()).toConfirm).toEqual(['ram_v1']);
  await expect(applyFeatureRepo(ACTOR)).rejects.toMatchObject({
    code: 'invalid_input',
    refs: ['ram_v1'],
    message: 'This deletes feature service "ram_v1": confirm it with --confirm ram_v1. Nothing was applied.',
  });
  await expect(applyFeatureRepo(ACTOR, { confirm: ['ram_v1', 'dee_v1'] })).rejects.toThrow(
    '"dee_v1" is confirmed, but nothing of that name is deleted',
  );
  expect((await listServices()).map(({ name }) => name)).toEqual(['dee_v1', 'ram_v1']);
  edit("name: 'ram_v2'", "renamedFrom: 'ram_v1', name: 'ram_v2'");
  const { changes, toConfirm } = await applyFeatureRepo(ACTOR);
  expect([changes.map(({ action }) => action), toConfirm]).toEqual([['rename'], []]);
  expect((await getService('ram_v1')).name).toBe('ram_v2');
});

test('a plan that was shown is applied as shown or not at all', async () => {
  await applyFeatureRepo(ACTOR);
  edit('ttlSeconds: days(3650)', 'ttlSeconds: days(30)');
  const { token } = await planFeatureRepo();
  edit('ttlSeconds: days(30)', 'ttlSeconds: days(3)');
  await expect(applyFeatureRepo(ACTOR, { token })).rejects.toMatchObject({ code: 'conflict' });
  expect((await getView('customer_rfm_features')).version).toBe(1);
});

test('an entry that is damaged stops nobody who reads another, and apply mends it', async () => {
  await applyFeatureRepo(ACTOR);
  const where = { kind_name: { kind: 'feature_service', name: 'dee_v1' } };
  await postgres().definition.update({ where, data: { body: { kind: 'feature_service', name: 'dee_v1' } } });
  expect((await listServices()).map(({ name }) => name)).toEqual(['ram_v1']);
  await expect(getService('dee_v1')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(
      /^The entry of feature service "dee_v1" is damaged: .*features.*Apply writes it anew\.$/,
    ),
  });
  expect((await applyFeatureRepo(ACTOR)).changes).toMatchObject([
    { action: 'new_version', name: 'dee_v1', toVersion: 2 },
  ]);
  expect((await getService('dee_v1')).features).toHaveLength(8);
});

test('everything that does not fit together is said at once, and nothing is applied', async () => {
  edit("entities: ['customer']", "entities: ['custmer']");
  edit("leaks: 'ltvcluster'", "leaks: 'ltvclusters'");
  edit("fromRfm('r', 'm', 'f', ...segments)", "fromRfm('r', 'm', 'g', ...segments)");
  const error = await applyFeatureRepo(ACTOR).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'invalid_input' });
  expect(String(error)).toContain('unknown entity "custmer". Did you mean "customer"?');
  expect(String(error)).toContain('leaks "ltvclusters", which it does not have. Did you mean "ltvcluster"?');
  expect(String(error)).toContain('unknown customer_rfm_features:g.');
  expect(await listViews()).toEqual([]);
});

test('what is wrong in any file is said at once, each with its file', async () => {
  edit("joinKey: 'customerid'", "joinKey: '1customerid'");
  edit("name: 'frequency', dtype: 'int32'", "name: 'frequency', dtype: 'int33'");
  edit('ttlSeconds: days(3650)', 'ttlSeconds: -5');
  writeFileSync(join(repo, 'broken.ts'), 'export const = ;');
  const error = String(await applyFeatureRepo(ACTOR).catch((reason: unknown) => reason));
  expect(error).toContain('customer_segmentation.ts: customer.joinKey: a name starts with a letter');
  expect(error).toContain(
    'customer_segmentation.ts: customerRfmFeatures.fields.1.dtype: "int33" is no value type; there are int32,',
  );
  expect(error).toContain(
    'customer_segmentation.ts: customerRfmFeatures.ttlSeconds: is 0 (for ever) or a number of seconds.',
  );
  expect(error).toMatch(/broken\.ts does not load: .*Unexpected token/);
  expect(error).not.toContain('unknown');
});

test('a word that is misspelt in a definition is named, and not left out in silence', async () => {
  edit("name: 'frequency', dtype: 'int32'", "name: 'frequency', dtype: 'int32', renamedFrm: 'orders'");
  const error = String(await applyFeatureRepo(ACTOR).catch((reason: unknown) => reason));
  expect(error).toContain('customerRfmFeatures.fields.1: Unrecognized key: "renamedFrm".');
  expect(error, 'which table a view reads that cannot be read is unknown').not.toContain('no feature view reads');
});

test('names that come twice, that are reserved, or that are renamed in a circle are refused with their files', async () => {
  const definitions = `
    import { entity, featureView, field, source } from '#server/feature-store/vocabulary';
    export const again = entity({ name: 'Customer', joinKey: 'moment' });
    export const a = entity({ name: 'a', joinKey: 'a', renamedFrom: 'b' });
    export const b = entity({ name: 'b', joinKey: 'b', renamedFrom: 'a' });
    export const view = featureView({
      name: 'more', entities: ['Customer'], ttlSeconds: 0, source: source({ name: 'more', table: 'more' }),
      fields: [
        field({ name: 'position', dtype: 'int32' }),
        field({ name: 'x', dtype: 'int32', renamedFrom: 'position' }),
        field({ name: 'y', dtype: 'int32', renamedFrom: 'gone' }),
        field({ name: 'z', dtype: 'int32', renamedFrom: 'gone' }),
      ],
    });
    export const build = featureView({ ...view, name: 'build', source: source({ name: 'more', table: 'less' }) });`;
  writeFileSync(join(repo, 'more.ts'), definitions);
  const error = String(await planFeatureRepo().catch((reason: unknown) => reason));
  for (const sentence of [
    'There are two entity definitions named "customer" (in customer_segmentation.ts and more.ts).',
    'more.ts: a and b are renamed in a circle',
    'more.ts: Feature view "more" has a column "moment", a name the offline store needs',
    'more.ts: Feature view "more" has a column "position", a name the offline store needs',
    'x says it was renamed from position, which is still there',
    'y and z both say they were renamed from gone.',
    'Feature view "build" has the address of a page',
    'Source "more" means the tables less and more',
  ]) {
    expect(error).toContain(sentence);
  }
});

test('all wrong feature references are named at once, each with its nearest', async () => {
  await expect(resolveFeatures(['customer_rfm_features:recency'])).rejects.toThrow('nothing has been applied yet');
  await applyFeatureRepo(ACTOR);
  const wrong = ['customer_rfm_features:recensy', 'customer_rfm_features:recency', 'custmer_rfm_features:f'];
  await expect(resolveFeatures(wrong)).rejects.toMatchObject({
    code: 'not_found',
    message:
      'Feature view "customer_rfm_features" has no feature "recensy". Did you mean "recency"? ' +
      'There is no feature view "custmer_rfm_features" (custmer_rfm_features:f). Did you mean "customer_rfm_features:f"?',
  });
  await expect(resolveFeatures(['recency'])).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(resolveFeatures([])).rejects.toMatchObject({ code: 'invalid_input' });
});
