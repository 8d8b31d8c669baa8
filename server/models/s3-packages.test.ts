import { execFile, spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { objectStore } from '#server/platform/object-store';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { type FaultyProxy, startFaultyProxy } from '../platform/objects/testing/faulty-proxy.ts';
import { BUCKET, CREDENTIALS, type Running, startS3 } from '../platform/objects/testing/s3-server.ts';
import { deleteVersion } from './delete-version.ts';
import { loadPackage } from './load-package.ts';
import { listModels } from './models.repo.ts';
import { promoteRun } from './promote-run.ts';
import { insertFinishedRun } from './testing/finished-run.ts';

/** The `aws` command, if there is one to try the bucket with. */
const aws = process.env.COOKOFF_INTEROP_AWS;
const hasAws = aws !== undefined && spawnSync(aws, ['--version']).status === 0;
const awsName = hasAws ? 'aws' : 'aws (skipped: COOKOFF_INTEROP_AWS names no aws command)';
const lead = { name: 'Lea' };
const reason = 'to be kept in S3';
const FILES = ['MANIFEST.json', 'model-card.md', 'model.onnx', 'model.xgb.json', 'report.json', 'signature.json'];

let s3: Running;
let proxy: FaultyProxy;
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  s3 = await startS3(S3rver);
  proxy = await startFaultyProxy(s3.endpoint);
  await applyFeatureRepo(lead); // before the profile, which has its online store in DynamoDB
  const profile = {
    COOKOFF_PROFILE: 'aws',
    COOKOFF_BUCKET: BUCKET,
    COOKOFF_BUCKET_PREFIX: 'team',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: proxy.endpoint,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  };
  for (const [name, value] of Object.entries(profile)) vi.stubEnv(name, value);
});
afterAll(async () => {
  await world?.close();
  await proxy.close();
  await s3.close();
});
beforeEach(() => {
  proxy.choose = () => undefined;
});

const promote = async (model: string) =>
  promoteRun((await insertFinishedRun()).id, { model, alias: 'candidate', reason }, lead);
const modelNames = async () => (await listModels()).map(({ name }) => name);

test('a promoted package lies in the bucket, is loaded from there, and is gone when it is deleted', async () => {
  const version = await promote('kept');
  const store = await objectStore();
  expect(await store.list('model-repo/kept-v0.0/')).toEqual(FILES.map((name) => `model-repo/kept-v0.0/${name}`));
  expect(store.uri(version.key)).toBe(`s3://${BUCKET}/team/model-repo/kept-v0.0/`);
  await expect(loadPackage(version)).resolves.toBeDefined();
  const spare = await promote('kept');
  await deleteVersion({ model: 'kept', version: 'v0.0', reason }, lead);
  expect(await store.list('model-repo/kept-')).toEqual(FILES.map((name) => `${spare.key}${name}`));
});

test.each(FILES)(
  'a connection lost while %s is written leaves nothing, and the promotion works when it is asked again',
  async (file) => {
    const model = `lost_${file.toLowerCase().replaceAll(/\W/g, '_')}`;
    proxy.choose = ({ method, url }) => (method === 'PUT' && url.includes(`/${file}`) ? { hangUp: true } : undefined);
    await expect(promote(model)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`${model}-v0.0/${file}`),
    });
    expect(await modelNames()).not.toContain(model);
    proxy.choose = () => undefined;
    expect(await (await objectStore()).list(`model-repo/${model}`)).toEqual([]);
    expect((await promote(model)).version).toBe('v0.0');
  },
);

test('a byte that changes on the way back makes no version, and the object is named', async () => {
  proxy.choose = ({ method, url }) => (method === 'GET' && url.includes('model.onnx') ? { flip: 60 } : undefined);
  await expect(promote('bent')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/s3:\/\/cookoff\/team\/model-repo\/bent-v0\.0\/model\.onnx has sha256/),
  });
  expect(await modelNames()).not.toContain('bent');
});

test('S3 that stays overloaded fails the promotion in one sentence', async () => {
  proxy.choose = ({ method }) => (method === 'PUT' ? { answer: 503, code: 'SlowDown' } : undefined);
  await expect(promote('slowed')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/asked 3 times\): SlowDown.*try again in a minute/),
  });
  expect(await modelNames()).not.toContain('slowed');
});

test.skipIf(!hasAws)(
  `${awsName} lists and downloads what was promoted`,
  async () => {
    const version = await promote('downloaded');
    const uri = (await objectStore()).uri(version.key);
    // Not spawnSync: the server it asks is in this process.
    const run = (...words: string[]) =>
      new Promise<string>((resolve, reject) => {
        execFile(aws!, ['--endpoint-url', proxy.endpoint, 's3', ...words], (error, stdout) =>
          error ? reject(error) : resolve(stdout),
        );
      });
    const listed = (await run('ls', uri))
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/).at(-1));
    expect(listed).toEqual(FILES);
    await run('cp', '--recursive', '--only-show-errors', uri, join(world.home, 'downloaded'));
    expect((await readdir(join(world.home, 'downloaded'))).sort()).toEqual(FILES);
  },
  60_000,
);
