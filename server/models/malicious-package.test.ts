import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import proto from 'onnx-proto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { loadPackage } from './load-package.ts';
import { promoteRun } from './promote-run.ts';
import type { ModelVersion } from './schema.ts';
import { insertFinishedRun } from './testing/finished-run.ts';

const { ModelProto } = proto.onnx;
let world: Home;
let version: ModelVersion;
let whole: Buffer;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo({ name: 'Lea' });
  version = await promoteRun((await insertFinishedRun()).id, { reason: 'to be spoilt' }, { name: 'Lea' });
  whole = await readFile(join(world.home, 'objects', version.key, 'model.onnx'));
});
afterAll(() => world?.close());

/** The package as somebody would leave it who can write to the object store and to the registry. */
async function forge(onnx: Uint8Array, claimedBytes = onnx.byteLength): Promise<ModelVersion> {
  const sha256 = createHash('sha256').update(onnx).digest('hex');
  const files = { ...version.manifest.files, 'model.onnx': { sha256, bytes: claimedBytes } };
  const manifest = { ...version.manifest, files };
  const folder = join(world.home, 'objects', version.key);
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

/** Writes one object of the package as somebody else left it, loads, and puts everything back. */
async function loadWith(file: string, change: (whole: Buffer) => Uint8Array | null, claimed = version) {
  const path = join(world.home, 'objects', version.key, file);
  await forge(whole);
  const before = await readFile(path);
  const after = change(before);
  await (after ? writeFile(path, after) : rm(path));
  return loadPackage(claimed).finally(() => writeFile(path, before));
}
const FILES = ['MANIFEST.json', 'model-card.md', 'model.onnx', 'model.xgb.json', 'report.json', 'signature.json'];
const refusedAt = (file: string) => ({
  code: 'unavailable',
  message: expect.stringContaining(`${version.key}${file} `),
});

test.each(FILES)('one bit of %s is enough to refuse the package, naming the object', async (file) => {
  const flipped = (bytes: Buffer) => {
    const bent = Buffer.from(bytes);
    bent[Math.floor(bent.length / 2)]! ^= 1;
    return bent;
  };
  await expect(loadWith(file, flipped)).rejects.toMatchObject(refusedAt(file));
});

test.each(FILES)('a package without %s is refused, naming the object', async (file) => {
  await expect(loadWith(file, () => null)).rejects.toMatchObject(refusedAt(file));
});

test.each(FILES)('an object in the place of %s that is larger than it may be is not even read', async (file) => {
  const huge = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(2 ** 20)]);
  await expect(loadWith(file, huge)).rejects.toMatchObject(refusedAt(file));
});

test.each(['../escaped', '..', 'a/b', '/etc/passwd', '.hidden', ''])(
  'a manifest that lists %j is no manifest',
  async (name) => {
    const files = { ...version.manifest.files, [name]: version.manifest.files['model.onnx']! };
    const forged = { ...version.manifest, files };
    await expect(
      loadWith('MANIFEST.json', () => Buffer.from(JSON.stringify(forged)), { ...version, manifest: forged }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/MANIFEST\.json is not a manifest/) });
  },
);

test('a manifest that lists no model is refused, naming what it lacks', async () => {
  const { 'model.onnx': _, ...files } = version.manifest.files;
  const forged = { ...version.manifest, files };
  await expect(
    loadWith('MANIFEST.json', () => Buffer.from(JSON.stringify(forged)), { ...version, manifest: forged }),
  ).rejects.toMatchObject({ message: expect.stringMatching(/MANIFEST\.json lists no model\.onnx/) });
});

test('what else lies in the folder of a package is not read', async () => {
  await forge(whole);
  await writeFile(join(world.home, 'objects', version.key, 'foreign.onnx'), 'laid beside it');
  await expect(loadPackage({ ...version, manifest: (await forge(whole)).manifest })).resolves.toBeDefined();
});
