import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { objectStore } from '#server/platform/object-store';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { cancelRun } from '#server/runs/cancel-run';
import { claimRun, endRun } from '#server/runs/runs.repo';
import { listAliasMoves } from './aliases.repo.ts';
import { loadPackage } from './load-package.ts';
import { getModel, listModels } from './models.repo.ts';
import { promoteRun } from './promote-run.ts';
import { resolveVersion } from './resolve-version.ts';
import { rollbackAlias } from './rollback-alias.ts';
import { listSealedScores } from './sealed-scores.repo.ts';
import { insertFinishedRun, insertQueuedRun } from './testing/finished-run.ts';

const lead = { name: 'Lea' };
const reason = 'best on the holdout';
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(lead);
});
afterAll(() => world?.close());

test('the first promotion is v0.0, the next v0.1, and production follows', async () => {
  const run = await insertFinishedRun();
  const first = await promoteRun(run.id, { model: 'first', reason }, lead);
  expect(first).toMatchObject({
    version: 'v0.0',
    key: 'model-repo/first-v0.0/',
    runId: run.id,
    aliases: ['production'],
  });
  const second = await promoteRun(run.id, { model: 'first', reason: 'again' }, lead);
  expect(second).toMatchObject({ version: 'v0.1', aliases: ['production'] });
  expect((await getModel('first')).versions.map(({ version, aliases }) => [version, aliases])).toEqual([
    ['v0.1', ['production']],
    ['v0.0', []],
  ]);
  expect(await listAliasMoves('first')).toMatchObject([
    { from: 'v0.0', to: 'v0.1', by: 'Lea', reason: 'again' },
    { from: null, to: 'v0.0', by: 'Lea', reason },
  ]);
});

test('a package holds every file of the contract, and its manifest proves each', async () => {
  const run = await insertFinishedRun();
  const version = await promoteRun(run.id, { model: 'packed', reason }, lead);
  const files = await readdir(join(world.home, 'objects', version.key));
  expect(files.sort()).toEqual([
    'MANIFEST.json',
    'model-card.md',
    'model.onnx',
    'model.xgb.json',
    'report.json',
    'signature.json',
  ]);
  expect(Object.keys(version.manifest.files).sort()).toEqual(files.filter((name) => name !== 'MANIFEST.json'));
  expect(version.manifest).toMatchObject({ runId: run.id, gitCommit: 'abc123', version: 'v0.0' });
  expect(version.signature.inputs.map(({ feature }) => feature)).toEqual(run.features);
  const card = await readFile(join(world.home, 'objects', version.key, 'model-card.md'), 'utf8');
  expect(card).toContain('customer_rfm_features:recency');
});

test('promotions at once get versions of their own, without gaps', async () => {
  const run = await insertFinishedRun();
  const promoted = await Promise.all([1, 2, 3, 4].map(() => promoteRun(run.id, { model: 'raced', reason }, lead)));
  expect(promoted.map(({ version }) => version).sort()).toEqual(['v0.0', 'v0.1', 'v0.2', 'v0.3']);
  const moves = await listAliasMoves('raced');
  for (const [i, move] of moves.entries()) expect(move.from).toBe(moves[i + 1]?.to ?? null);
});

test.each([
  ['queued', 'waiting', () => insertQueuedRun()],
  [
    'running',
    'still training',
    async () => {
      const run = await insertQueuedRun();
      await claimRun(run.id, 'test 1');
      return run;
    },
  ],
  [
    'failed',
    'no rows were left',
    async () => {
      const run = await insertQueuedRun();
      await endRun(run.id, 'failed', 'no rows were left');
      return run;
    },
  ],
  ['cancelled', 'was cancelled', async () => cancelRun((await insertQueuedRun()).id)],
] as const)('a %s run is refused with the reason', async (_, why, make) => {
  const run = await make();
  await expect(promoteRun(run.id, { model: 'refused', reason }, lead)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(new RegExp(`Stumps.*${why}`)),
  });
  expect((await listModels()).map(({ name }) => name)).not.toContain('refused');
});

test('a package that answers differently from the trainer never becomes a version, and its number is free again', async () => {
  const wrongLabel = await insertFinishedRun(({ predicted }) => {
    predicted[3] = 2 - predicted[3]!;
  });
  const wrongProbability = await insertFinishedRun(({ probabilities }) => {
    probabilities[4]! += 2e-5;
  });
  for (const run of [wrongLabel, wrongProbability]) {
    await expect(promoteRun(run.id, { model: 'unequal', reason }, lead)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('1 of 10 holdout rows'),
    });
  }
  expect(await (await objectStore()).list('model-repo/unequal')).toEqual([]);
  const sound = await insertFinishedRun();
  expect((await promoteRun(sound.id, { model: 'unequal', reason }, lead)).version).toBe('v0.0');
});

test('a promotion says which field is wrong', async () => {
  const run = await insertFinishedRun();
  await expect(promoteRun(run.id, { model: 'x', reason: ' ' }, lead)).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { reason: expect.stringContaining('reason') },
  });
  await expect(promoteRun(run.id, { model: '../up', reason }, lead)).rejects.toMatchObject({
    fields: { model: expect.any(String) },
  });
  await expect(promoteRun('nosuchrun', { reason }, lead)).rejects.toMatchObject({ code: 'not_found' });
});

test('a damaged, incomplete or foreign package is refused by the key of the file', async () => {
  const run = await insertFinishedRun();
  const version = await promoteRun(run.id, { model: 'damaged', reason }, lead);
  const folder = join(world.home, 'objects', version.key);
  const whole = await readFile(join(folder, 'model.onnx'));
  const bent = Buffer.from(whole);
  bent[40]! ^= 1;
  await writeFile(join(folder, 'model.onnx'), bent);
  await expect(loadPackage(version)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/damaged-v0\.0\/model\.onnx has sha256/),
  });
  await rm(join(folder, 'model.onnx'));
  await expect(loadPackage(version)).rejects.toMatchObject({
    message: expect.stringMatching(/model\.onnx is missing/),
  });
  await writeFile(join(folder, 'model.onnx'), whole);
  await expect(loadPackage(version)).resolves.toBeDefined();
  const other = await promoteRun(run.id, { model: 'damaged', reason }, lead);
  await writeFile(join(folder, 'MANIFEST.json'), JSON.stringify(other.manifest));
  await expect(loadPackage(version)).rejects.toMatchObject({
    message: expect.stringMatching(/MANIFEST\.json is not the manifest/),
  });
  await expect(rollbackAlias({ model: 'damaged', to: 'v0.0', reason }, lead)).rejects.toMatchObject({
    code: 'unavailable',
  });
  expect((await resolveVersion('damaged')).version).toBe('v0.1');
});

test('a rollback moves the alias back and is history, twice is a conflict', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'back', reason }, lead);
  await promoteRun(run.id, { model: 'back', reason }, lead);
  await rollbackAlias({ model: 'back', to: '0.0', reason: 'complaints' }, lead);
  expect((await resolveVersion('back')).version).toBe('v0.0');
  expect((await listAliasMoves('back'))[0]).toMatchObject({ from: 'v0.1', to: 'v0.0', reason: 'complaints' });
  await expect(rollbackAlias({ model: 'back', to: 'v0.0', reason }, lead)).rejects.toMatchObject({ code: 'conflict' });
});

test('a reference names a model, an alias or a version, and a wrong one says what there is', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'segments', alias: 'candidate', reason }, lead);
  for (const reference of ['segments@candidate', 'segments/v0.0', 'segments/0.0']) {
    expect((await resolveVersion(reference)).key).toBe('model-repo/segments-v0.0/');
  }
  const rejected = async (reference: string) => expect(async () => resolveVersion(reference)).rejects;
  await (await rejected('segments')).toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('candidate'),
  });
  await (await rejected('segment@candidate')).toMatchObject({
    message: expect.stringContaining('Did you mean "segments"?'),
  });
  await (await rejected('segments/v0.9')).toMatchObject({ message: expect.stringContaining('v0.0') });
  for (const wrong of ['', 'Segments', 'a@b@c', 'a/latest', '../x', 'a/v1']) {
    await (await rejected(wrong)).toMatchObject({ code: 'invalid_input' });
  }
});

test('the sealed slice is scored at the promotion, by the model as it will be served, and every look is counted', async () => {
  const sealed = {
    keys: ['a', 'b', 'c'],
    labels: Int32Array.of(0, 1, 2),
    // The stumps: recent is 0, else much spent is 2, else 1; the last row is answered wrong.
    features: Float64Array.of(7, 100, 60, 100, 7, 900),
  };
  const [first, second] = [await insertFinishedRun(() => {}, sealed), await insertFinishedRun(() => {}, sealed)];
  const version = await promoteRun(first.id, { model: 'sealed', reason }, lead);
  expect(version.sealed).toMatchObject({ looksBefore: 0, report: { rows: 3, metrics: { accuracy: 2 / 3 } } });
  const report = JSON.parse(await readFile(join(world.home, 'objects', version.key, 'report.json'), 'utf8'));
  expect(report.sealed).toEqual(version.sealed);
  expect((await promoteRun(second.id, { model: 'sealed', reason }, lead)).sealed).toMatchObject({ looksBefore: 1 });
  expect((await promoteRun(second.id, { model: 'sealed', reason }, lead)).sealed).toMatchObject({ looksBefore: 1 });
  const open = await insertFinishedRun();
  expect((await promoteRun(open.id, { model: 'sealed', reason }, lead)).sealed).toBeNull();
  const scores = await listSealedScores([second.id, first.id, open.id]);
  expect(scores.map(({ runId, sealed: { looksBefore } }) => [runId, looksBefore])).toEqual([
    [first.id, 0],
    [second.id, 1],
    [second.id, 1],
  ]);
});
