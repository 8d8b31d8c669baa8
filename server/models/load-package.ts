import { isDeepStrictEqual } from 'node:util';
import { AppError, messageOf } from '#server/platform/errors';
import { type ObjectStore, objectStore } from '#server/platform/object-store';
import { requireArithmeticOnnx } from './import/read-onnx.ts';
import { type OnnxScorer, openOnnxScorer } from './onnx-scorer.ts';
import { sha256 } from './package/sha256.ts';
import { type Manifest, ManifestSchema, type ModelVersion, type Signature, SignatureSchema } from './schema.ts';

/** A package as it came out of the object store, every file proven. */
export interface LoadedPackage {
  readonly manifest: Manifest;
  readonly signature: Signature;
  readonly scorer: OnnxScorer;
}

/** A thousand trees take some megabytes; a larger file would fill the memory before it could be refused. */
const MOST_BYTES = 256 * 2 ** 20;

/**
 * Fetches a version's package and refuses it unless its manifest is the one the registry recorded and every file has
 * the manifest's sha256.
 * @throws AppError unavailable naming the key that is missing, damaged or foreign.
 */
export async function loadPackage(version: Pick<ModelVersion, 'key' | 'manifest'>): Promise<LoadedPackage> {
  const store = await objectStore();
  const manifest = await readManifest(store, `${version.key}MANIFEST.json`);
  if (!isDeepStrictEqual(manifest, version.manifest)) {
    throw refused(store.uri(`${version.key}MANIFEST.json`), 'is not the manifest the registry recorded at promotion');
  }
  requireModest(manifest, store.uri(`${version.key}MANIFEST.json`));
  const names = Object.keys(manifest.files);
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readProven(store, version.key, name, manifest)] as const)),
  );
  const signature = SignatureSchema.parse(
    JSON.parse(new TextDecoder().decode(requireFile(files, 'signature.json', version.key))),
  );
  const onnx = requireFile(files, 'model.onnx', version.key);
  requireHarmless(onnx, store.uri(`${version.key}model.onnx`));
  const scorer = await openOnnxScorer(onnx, {
    features: signature.inputs.length,
    classes: signature.label.classes.length,
    where: store.uri(`${version.key}model.onnx`),
    ends: signature.onnx,
  });
  return { manifest, signature, scorer };
}

/** @throws AppError unavailable naming the file that is too large, before any is fetched. */
function requireModest({ files }: Manifest, where: string): void {
  const large = Object.entries(files).find(([, { bytes }]) => bytes > MOST_BYTES);
  if (large) throw refused(where, `lists ${large[0]} with ${large[1].bytes} bytes; at most ${MOST_BYTES} are loaded`);
}

/** @throws AppError unavailable naming what the graph holds beside arithmetic. */
function requireHarmless(onnx: Uint8Array, where: string): void {
  try {
    requireArithmeticOnnx(onnx);
  } catch (error) {
    throw refused(where, `is not run: ${messageOf(error)}`, error);
  }
}

async function readManifest(store: ObjectStore, key: string): Promise<Manifest> {
  const bytes = await readExisting(store, key);
  try {
    return ManifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw refused(store.uri(key), 'is not a manifest', error);
  }
}

async function readProven(store: ObjectStore, folder: string, name: string, manifest: Manifest): Promise<Uint8Array> {
  const bytes = await readExisting(store, folder + name);
  const expected = manifest.files[name]?.sha256;
  const actual = sha256(bytes);
  if (actual === expected) return bytes;
  throw refused(store.uri(folder + name), `has sha256 ${actual}, the manifest says ${expected}`);
}

async function readExisting(store: ObjectStore, key: string): Promise<Uint8Array> {
  if (await store.exists(key)) return store.get(key);
  throw refused(store.uri(key), 'is missing');
}

function requireFile(files: ReadonlyMap<string, Uint8Array>, name: string, folder: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw refused(`${folder}MANIFEST.json`, `lists no ${name}`);
  return bytes;
}

const refused = (where: string, what: string, cause?: unknown) =>
  new AppError(
    'unavailable',
    `The model package cannot be used: ${where} ${what}. Restore it from a backup, roll back to another version or promote again.`,
    { cause },
  );
