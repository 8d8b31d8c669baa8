import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import proto from 'onnx-proto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Database, openDatabase } from '#server/platform/database';
import { loadPackage } from './load-package.ts';
import { promoteRun } from './promote-run.ts';
import type { ModelVersion } from './schema.ts';
import { insertFinishedRun } from './testing/finished-run.ts';

const { ModelProto } = proto.onnx;
let home: string;
let database: Database;
let version: ModelVersion;
let whole: Buffer;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cookoff-malicious-'));
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
  database = await openDatabase();
  await applyFeatureRepo({ name: 'Lea' });
  version = await promoteRun((await insertFinishedRun()).id, { reason: 'to be spoilt' }, { name: 'Lea' });
  whole = await readFile(join(home, 'objects', version.key, 'model.onnx'));
});

afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

/** The package as somebody would leave it who can write to the object store and to the registry. */
async function forge(onnx: Uint8Array, claimedBytes = onnx.byteLength): Promise<ModelVersion> {
  const sha256 = createHash('sha256').update(onnx).digest('hex');
  const files = { ...version.manifest.files, 'model.onnx': { sha256, bytes: claimedBytes } };
  const manifest = { ...version.manifest, files };
  const folder = join(home, 'objects', version.key);
  await writeFile(join(folder, 'model.onnx'), onnx);
  await writeFile(join(folder, 'MANIFEST.json'), JSON.stringify(manifest));
  return { ...version, manifest };
}

function spoil(change: (model: proto.onnx.ModelProto) => void): Uint8Array {
  const model = ModelProto.decode(whole);
  change(model);
  return ModelProto.encode(model).finish();
}

test('the package as it was promoted loads after all', async () => {
  await expect(loadPackage(await forge(whole))).resolves.toBeDefined();
});

test.each<[string, () => Uint8Array, RegExp]>([
  ['a loop', () => spoil(({ graph }) => graph!.node!.push({ opType: 'Loop', input: [], output: ['x'] })), /Loop/],
  [
    'code of others',
    () => spoil(({ graph }) => graph!.node!.push({ opType: 'Add', domain: 'evil.corp', output: ['x'] })),
    /evil\.corp\.Add/,
  ],
  [
    'a graph within a graph',
    () => spoil(({ graph }) => graph!.node![0]!.attribute!.push({ name: 'body', g: { name: 'inner' } })),
    /graph of its own/,
  ],
  ['functions of its own', () => spoil((model) => model.functions.push({ name: 'Softmax' })), /functions of its own/],
  [
    'a constant in a file beside it',
    () => spoil(({ graph }) => graph!.initializer!.push({ name: 'w', dataLocation: 1, dims: [1] })),
    /file beside it/,
  ],
  ['no graph', () => spoil((model) => (model.graph = null)), /no graph/],
  ['random bytes', () => Uint8Array.from({ length: 500 }, (_, i) => (i * 197) % 251), /no ONNX model|no graph/],
])('a package with %s is not run, though its sums are right', async (_, make, message) => {
  await expect(loadPackage(await forge(make()))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(message),
  });
});

test('a package that says it is huge is refused before it is fetched', async () => {
  await expect(loadPackage(await forge(whole, 2 ** 40))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/1099511627776 bytes/),
  });
});
