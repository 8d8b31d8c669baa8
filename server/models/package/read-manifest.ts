import { isDeepStrictEqual } from 'node:util';
import type { ObjectStore } from '#server/platform/object-store';
import { type Manifest, ManifestSchema, type ModelVersion } from '../schema.ts';
import { MANIFEST, packageRefused, readExisting } from './read-proven.ts';

/** It has a line a file. */
const MOST_BYTES = 2 ** 20;

/**
 * The manifest of a package, as bytes and as what they say: exactly what the registry recorded at promotion.
 * @throws AppError unavailable naming its key when it is missing, no manifest, or that of another package.
 */
export async function readManifest(
  store: ObjectStore,
  { key, manifest: recorded }: Pick<ModelVersion, 'key' | 'manifest'>,
): Promise<{ readonly manifest: Manifest; readonly bytes: Uint8Array }> {
  const bytes = await readExisting(store, key + MANIFEST, MOST_BYTES);
  const manifest = parse(bytes, store.uri(key + MANIFEST));
  if (isDeepStrictEqual(manifest, recorded)) return { manifest, bytes };
  throw packageRefused(store.uri(key + MANIFEST), 'is not the manifest the registry recorded at promotion');
}

function parse(bytes: Uint8Array, where: string): Manifest {
  try {
    return ManifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw packageRefused(where, 'is not a manifest', error);
  }
}
