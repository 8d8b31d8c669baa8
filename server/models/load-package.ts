import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#server/platform/errors';
import { type ObjectStore, objectStore } from '#server/platform/object-store';
import { type OnnxScorer, openOnnxScorer } from './onnx-scorer.ts';
import { sha256 } from './package/sha256.ts';
import { type Manifest, ManifestSchema, type ModelVersion, type Signature, SignatureSchema } from './schema.ts';

/** A package as it came out of the object store, every file proven. */
export interface LoadedPackage {
  readonly manifest: Manifest;
  readonly signature: Signature;
  readonly scorer: OnnxScorer;
}

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
  const names = Object.keys(manifest.files);
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readProven(store, version.key, name, manifest)] as const)),
  );
  const signature = SignatureSchema.parse(
    JSON.parse(new TextDecoder().decode(requireFile(files, 'signature.json', version.key))),
  );
  const scorer = await openOnnxScorer(requireFile(files, 'model.onnx', version.key), {
    features: signature.inputs.length,
    classes: signature.label.classes.length,
    where: store.uri(`${version.key}model.onnx`),
    ends: signature.onnx,
  });
  return { manifest, signature, scorer };
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
