import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { promoteRun } from '#server/models/promote-run';
import { rollbackAlias } from '#server/models/rollback-alias';
import type { Home } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { holdModel } from './answering/hold-models.ts';
import { loadModel } from './answering/load-model.ts';
import { serveInvocation } from './invoke.ts';
import { openWorld } from './testing/open-world.fixture.ts';

const lead = { name: 'Lea' };
const reason = 'to serve it';
let world: Home;
let run: { id: string };

beforeAll(async () => {
  world = await openWorld(vi);
  run = await insertFinishedRun();
});
afterAll(() => world?.close());

test('while an alias moves to and fro under load no request fails, each is answered by one version, and all soon by the new one', async () => {
  for (let i = 0; i < 2; i++) await promoteRun(run.id, { reason }, lead);
  const ask = () => serveInvocation({ customer_list: ['100.0', '112.0', 'nobody'] }, { details: 'true' });
  let going = true;
  const seen = new Set<string>();
  const callers = Array.from({ length: 8 }, async () => {
    while (going) {
      const { answer, version } = await ask();
      expect(version).toBe(`customer_segment-${answer.model!.version}`);
      expect(answer.predictions).toEqual([1, 0, null]);
      seen.add(answer.model!.version);
      await new Promise(setImmediate);
    }
  });
  for (const to of ['v0.0', 'v0.1', 'v0.0']) {
    await rollbackAlias({ to, reason }, lead);
    await expect.poll(async () => (await ask()).answer.model!.version).toBe(to);
  }
  going = false;
  await Promise.all(callers);
  expect(seen).toEqual(new Set(['v0.0', 'v0.1']));
});

test('models are let go, the one used longest ago first, when together they take more than they may', async () => {
  const versions = [];
  for (const model of ['first', 'second', 'third']) {
    versions.push(await promoteRun(run.id, { model, reason }, lead));
  }
  const bytes = versions[0]!.manifest.files['model.onnx']!.bytes * 8;
  vi.stubEnv('COOKOFF_MODEL_MEMORY', `${((2.5 * bytes) / 2 ** 20).toFixed(6)}MB`);
  const [first, second, third] = versions;
  await loadModel('first');
  await loadModel('second');
  expect((await holdModel(first!)).dropped).not.toContain(first!.key);
  const { dropped } = await holdModel(third!);
  expect(dropped).toEqual([second!.key]);
  expect((await loadModel('second')).version.version).toBe('v0.0');
  vi.stubEnv('COOKOFF_MODEL_MEMORY', '1MB');
});

test('a version that is deleted stops answering, and says that it is not there', async () => {
  await promoteRun(run.id, { model: 'passing', reason }, lead);
  await loadModel('passing');
  await postgres().alias.deleteMany({ where: { model: 'passing' } });
  await postgres().modelVersion.deleteMany({ where: { model: 'passing' } });
  const codeOf = () =>
    loadModel('passing').then(
      () => 'answers',
      (error) => error.code,
    );
  await expect.poll(codeOf).toBe('not_found');
});
