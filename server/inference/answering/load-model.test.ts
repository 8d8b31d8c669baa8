import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { promoteRun } from '#server/models/promote-run';
import { rollbackAlias } from '#server/models/rollback-alias';
import { openDatabase } from '#server/platform/database';
import { log } from '#server/platform/log';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { insertFinishedRun } from '../../models/testing/finished-run.ts';
import { loadDefaultModel, loadModel } from './load-model.ts';

const lead = { name: 'Lea' };
const reason = 'to serve it';
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(lead);
});
afterAll(() => world?.close());

const servedVersion = async (reference: string) => (await loadModel(reference)).version.version;

test('without a promotion the default model is unavailable, and says so', async () => {
  await expect(loadDefaultModel()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/No model can answer.*customer_segment.*promoted/),
  });
});

test('a promotion and a rollback are followed without a restart, a named version stays', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'followed', reason }, lead);
  expect(await servedVersion('followed')).toBe('v0.0');
  await promoteRun(run.id, { model: 'followed', reason }, lead);
  await expect.poll(() => servedVersion('followed')).toBe('v0.1');
  await rollbackAlias({ model: 'followed', to: 'v0.0', reason }, lead);
  await expect.poll(() => servedVersion('followed')).toBe('v0.0');
  expect(await servedVersion('followed/v0.1')).toBe('v0.1');
});

test('many first requests at once open one session', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'shared', reason }, lead);
  const models = await Promise.all(Array.from({ length: 8 }, () => loadModel('shared')));
  expect(new Set(models.map(({ scorer }) => scorer)).size).toBe(1);
});

test('while the database is away the last version goes on answering', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'lasting', reason }, lead);
  const { scorer } = await loadModel('lasting');
  await (await openDatabase()).close();
  const warned = vi.spyOn(log, 'warn').mockImplementation(() => {});
  try {
    await expect
      .poll(async () => {
        expect((await loadModel('lasting')).scorer).toBe(scorer);
        return warned.mock.calls.length;
      })
      .toBeGreaterThan(0);
  } finally {
    await openDatabase();
  }
});
