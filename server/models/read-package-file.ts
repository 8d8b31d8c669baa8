import { AppError } from '#server/platform/errors';
import { objectStore } from '#server/platform/object-store';
import { readManifest } from './package/read-manifest.ts';
import { MANIFEST, readProven } from './package/read-proven.ts';
import type { ModelVersion } from './schema.ts';

/**
 * One file of a version's package, proven against the manifest the registry recorded.
 * @throws AppError not_found for a name the manifest does not list; unavailable for an object missing or damaged.
 */
export async function readPackageFile(of: ModelVersion, name: string): Promise<Uint8Array> {
  const { model, version, key, manifest } = of;
  const store = await objectStore();
  if (name === MANIFEST) return (await readManifest(store, of)).bytes;
  if (Object.hasOwn(manifest.files, name)) return readProven(store, key, name, manifest);
  const known = [...Object.keys(manifest.files), MANIFEST].join(', ');
  throw new AppError(
    'not_found',
    `The package of ${model} ${version} has no file "${name.slice(0, 80)}". There are: ${known}.`,
  );
}
