import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '#server/platform/database';
import { postgres } from '#server/platform/postgres';
import { applyFeatureRepo } from './apply.ts';
import { planFeatureRepo } from './plan.ts';
import { getService, getView, listViews } from './registry.ts';
import { resolveFeatures } from './resolve-features.ts';

const ACTOR = { name: 'dee' };
const home = mkdtempSync(join(tmpdir(), 'cookoff-apply-'));
const repo = join(home, 'feature_repo');
const file = join(repo, 'customer_segmentation.ts');
let database: Database;

beforeAll(async () => {
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  vi.stubEnv('DATABASE_URL', undefined);
  database = await openDatabase();
});
afterAll(async () => {
  await database?.close();
  rmSync(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
});
beforeEach(async () => {
  rmSync(repo, { recursive: true, force: true });
  cpSync('feature_repo', repo, { recursive: true });
  await postgres().definition.deleteMany();
  await postgres().definitionVersion.deleteMany();
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
  expect(change?.details).toEqual(['fields.frequency.dtype: int32 → int64']);
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

test('of two applies at once nothing is lost: each is whole or a conflict', async () => {
  await applyFeatureRepo(ACTOR);
  edit('ttlSeconds: days(3650)', 'ttlSeconds: days(30)');
  const outcomes = await Promise.allSettled([applyFeatureRepo(ACTOR), applyFeatureRepo({ name: 'ram' })]);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'conflict' });
  expect(refused.length).toBeLessThan(2);
  expect(await getView('customer_rfm_features')).toMatchObject({ version: 2, ttlSeconds: 30 * 86_400 });
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

test('a file that does not load is named with the reason', async () => {
  edit("joinKey: 'customerid'", "joinKey: '1customerid'");
  await expect(applyFeatureRepo(ACTOR)).rejects.toThrow(
    /customer_segmentation\.ts does not load: .*a name starts with a letter/s,
  );
  writeFileSync(file, 'export const = ;');
  await expect(applyFeatureRepo(ACTOR)).rejects.toMatchObject({ code: 'invalid_input' });
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
