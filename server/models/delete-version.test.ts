import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { AppError } from '#server/platform/errors';
import { type ObjectStore, objectStore } from '#server/platform/object-store';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { deleteVersion } from './delete-version.ts';
import { listDeletions } from './deletions.repo.ts';
import { loadPackage } from './load-package.ts';
import { getModel, listVersionsOfRun } from './models.repo.ts';
import { promoteRun } from './promote-run.ts';
import { protectModel } from './protection.ts';
import { resolveVersion } from './resolve-version.ts';
import { rollbackAlias } from './rollback-alias.ts';
import type { ModelVersion } from './schema.ts';
import { insertFinishedRun } from './testing/finished-run.ts';

const lead = { name: 'Lea' };
const reason = 'trained on the wrong rows';
let world: Home;
let store: ObjectStore;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(lead);
  store = await objectStore();
});
afterAll(() => world?.close());

/** Two versions of a model; the alias points to the second. */
async function twoVersions(model: string): Promise<[ModelVersion, ModelVersion]> {
  const { id } = await insertFinishedRun();
  const alias = 'candidate';
  return [await promoteRun(id, { model, alias, reason }, lead), await promoteRun(id, { model, alias, reason }, lead)];
}

test('a deleted version is gone for whoever asks, its package too, and who deleted it and why is kept', async () => {
  const [first] = await twoVersions('gone');
  await deleteVersion({ model: 'gone', version: 'v0.0', reason }, lead);
  const told = { code: 'not_found', message: expect.stringMatching(/gone v0\.0 was deleted by Lea on 20.*wrong rows/) };
  await expect(resolveVersion('gone/v0.0')).rejects.toMatchObject(told);
  await expect(deleteVersion({ model: 'gone', version: '0.0', reason }, lead)).rejects.toMatchObject(told);
  expect(await store.list(first.key)).toEqual([]);
  expect((await getModel('gone')).versions.map(({ version }) => version)).toEqual(['v0.1']);
  expect((await listVersionsOfRun(first.runId)).map(({ version }) => version)).toEqual(['v0.1']);
  expect(await listDeletions('gone')).toMatchObject([{ version: 'v0.0', deletedBy: 'Lea', reason }]);
});

test('its number is not given again, not even when all versions are gone', async () => {
  const [first, second] = await twoVersions('numbered');
  await deleteVersion({ model: 'numbered', version: first.version, reason }, lead);
  const third = await promoteRun(second.runId, { model: 'numbered', alias: 'candidate', reason }, lead);
  expect(third.version).toBe('v0.2');
});

test('a version that an alias points to is not deleted, and the alias is named', async () => {
  const [, second] = await twoVersions('aliased');
  await expect(deleteVersion({ model: 'aliased', version: second.version, reason }, lead)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/v0\.1 is not deleted: the alias candidate points to it/),
  });
  await expect(loadPackage(second)).resolves.toBeDefined();
});

test('where somebody leads the model nobody else deletes of it', async () => {
  await twoVersions('led');
  await protectModel('led', { leads: ['Lea'] }, lead);
  const wanted = { model: 'led', version: 'v0.0', reason };
  await expect(deleteVersion(wanted, { name: 'Ram' })).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringMatching(/Only Lea .* you are Ram/),
  });
  await expect(deleteVersion(wanted, lead)).resolves.toMatchObject({ version: 'v0.0', deletedBy: 'Lea' });
});

test('an alias that moves to a version while it is deleted either wins or is refused; it never points to nothing', async () => {
  await twoVersions('raced_deletion');
  const moves = await Promise.allSettled([
    rollbackAlias({ model: 'raced_deletion', alias: 'candidate', to: 'v0.0', reason }, lead),
    deleteVersion({ model: 'raced_deletion', version: 'v0.0', reason }, lead),
  ]);
  expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(loadPackage(await resolveVersion('raced_deletion@candidate'))).resolves.toBeDefined();
});

test('who was about to load a version that is deleted meanwhile is told so, not that it is damaged', async () => {
  const [first] = await twoVersions('loaded');
  await deleteVersion({ model: 'loaded', version: 'v0.0', reason }, lead);
  await expect(loadPackage(first)).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringMatching(/loaded v0\.0 was deleted by Lea/),
  });
});

test('the manifest goes first; where the store fails half-way nobody can load the rest, and deleting again removes it', async () => {
  const [first] = await twoVersions('half');
  const deleted: string[] = [];
  const remove = store.delete;
  store.delete = async (key) => {
    if (deleted.length === 2) throw new AppError('unavailable', 'The object store is away.');
    deleted.push(key.slice(first.key.length));
    return remove(key);
  };
  try {
    await expect(deleteVersion({ model: 'half', version: 'v0.0', reason }, lead)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/half v0\.0 is deleted.*The object store is away\. Delete it once more/),
    });
  } finally {
    store.delete = remove;
  }
  expect(deleted[0]).toBe('MANIFEST.json');
  await expect(resolveVersion('half/v0.0')).rejects.toMatchObject({ code: 'not_found' });
  expect(await store.list(first.key)).not.toEqual([]);
  await deleteVersion({ model: 'half', version: 'v0.0', reason: 'the rest' }, lead);
  expect(await store.list(first.key)).toEqual([]);
  expect(await listDeletions('half')).toMatchObject([{ reason }]);
});

test.each([
  [{ version: 'v0.0', reason: ' ' }, 'reason'],
  [{ version: '../../x', reason }, 'version'],
  [{ version: 'v0.0', reason, model: '../up' }, 'model'],
])('a deletion says which field is wrong: %j', async (input, field) => {
  await expect(deleteVersion({ model: 'gone', ...input }, lead)).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { [field]: expect.any(String) },
  });
});
