import { messageOf } from '#server/platform/errors';
import { objectStore } from '#server/platform/object-store';
import { findDeletion, wasDeleted } from './deletions.repo.ts';
import { requireArithmeticOnnx } from './import/read-onnx.ts';
import { type OnnxScorer, openOnnxScorer } from './onnx-scorer.ts';
import { readManifest } from './package/read-manifest.ts';
import { MANIFEST, packageRefused, readProven } from './package/read-proven.ts';
import { type Manifest, type ModelVersion, type Signature, SignatureSchema } from './schema.ts';

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
 * the manifest's sha256. What else lies in its folder is never read.
 *
 * @throws AppError unavailable naming the key that is missing, damaged or foreign; not_found when the version was deleted
 *   meanwhile.
 */
export async function loadPackage(version: Pick<ModelVersion, 'key' | 'manifest'>): Promise<LoadedPackage> {
  try {
    return await openPackage(version);
  } catch (error) {
    const { model, version: number } = version.manifest;
    const deleted = await findDeletion(model, number).catch(() => null); // then what went wrong before is what matters
    throw deleted ? wasDeleted(deleted) : error;
  }
}

async function openPackage(version: Pick<ModelVersion, 'key' | 'manifest'>): Promise<LoadedPackage> {
  const { key } = version;
  const store = await objectStore();
  const { manifest } = await readManifest(store, version);
  requireModest(manifest, store.uri(key + MANIFEST));
  const names = [...new Set(['signature.json', 'model.onnx', ...Object.keys(manifest.files)])];
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readProven(store, key, name, manifest)] as const)),
  );
  const signature = SignatureSchema.parse(JSON.parse(new TextDecoder().decode(files.get('signature.json'))));
  const onnx = files.get('model.onnx')!;
  requireHarmless(onnx, store.uri(`${key}model.onnx`));
  const scorer = await openOnnxScorer(onnx, {
    features: signature.inputs.length,
    classes: signature.label.classes.length,
    where: store.uri(`${key}model.onnx`),
    ends: signature.onnx,
  });
  return { manifest, signature, scorer };
}

/** @throws AppError unavailable naming the file that is too large, before any is fetched. */
function requireModest({ files }: Manifest, where: string): void {
  const large = Object.entries(files).find(([, { bytes }]) => bytes > MOST_BYTES);
  if (large)
    throw packageRefused(where, `lists ${large[0]} with ${large[1].bytes} bytes; at most ${MOST_BYTES} are loaded`);
}

/** @throws AppError unavailable naming what the graph holds beside arithmetic. */
function requireHarmless(onnx: Uint8Array, where: string): void {
  try {
    requireArithmeticOnnx(onnx);
  } catch (error) {
    throw packageRefused(where, `is not run: ${messageOf(error)}`, error);
  }
}
