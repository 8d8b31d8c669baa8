import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from './errors.ts';
import type { ObjectStore } from './objects/port.ts';
import { storeConfig } from './store-config.ts';

export interface ObjectLocation {
  readonly store: ObjectStore;
  readonly key: string;
}

/**
 * Where a person's `--out` points: `s3://bucket/key`, `file:///path` or a path.
 * @throws AppError invalid_input for another scheme or a URI without a key.
 */
export async function locateObject(uri: string): Promise<ObjectLocation> {
  const scheme = /^([a-z0-9]+):\/\//.exec(uri)?.[1];
  if (scheme === 's3') return locateInS3(uri);
  if (scheme !== undefined && scheme !== 'file') {
    throw new AppError('invalid_input', `"${uri}" cannot be written to: give s3://bucket/key or a path.`);
  }
  const path = resolve(/* turbopackIgnore: true */ scheme ? fileURLToPath(uri) : uri);
  const { directoryObjectStore } = await import('./objects/directory-object-store.ts');
  return { store: directoryObjectStore(dirname(path)), key: basename(path) };
}

/** Region and endpoint are the profile's, if it speaks S3. */
async function locateInS3(uri: string): Promise<ObjectLocation> {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (!bucket || !key) throw new AppError('invalid_input', `"${uri}" is not s3://bucket/key.`);
  const { objectStore } = storeConfig();
  const { s3ObjectStore } = await import('./objects/s3-object-store.ts');
  const { region, endpoint } = objectStore.type === 's3' ? objectStore : {};
  return { store: s3ObjectStore({ bucket, region, endpoint }), key };
}
