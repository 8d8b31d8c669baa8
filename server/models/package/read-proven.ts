import { AppError } from '#server/platform/errors';
import type { ObjectStore } from '#server/platform/object-store';
import type { Manifest } from '../schema.ts';
import { sha256 } from './sha256.ts';

/** Name of the file that lists the others. */
export const MANIFEST = 'MANIFEST.json';

/**
 * One file of a package, exactly as its manifest describes it. More bytes than that are not even read.
 * @throws AppError unavailable naming the key of an object that is missing, damaged or foreign.
 */
export async function readProven(
  store: ObjectStore,
  folder: string,
  name: string,
  { files }: Pick<Manifest, 'files'>,
): Promise<Uint8Array> {
  const expected = files[name];
  if (!expected) throw packageRefused(store.uri(`${folder}${MANIFEST}`), `lists no ${name}`);
  const bytes = await readExisting(store, folder + name, expected.bytes);
  const actual = sha256(bytes);
  if (actual === expected.sha256) return bytes;
  throw packageRefused(store.uri(folder + name), `has sha256 ${actual}, the manifest says ${expected.sha256}`);
}

/** @throws AppError unavailable naming the object when it is missing or larger than it may be. */
export async function readExisting(store: ObjectStore, key: string, atMost: number): Promise<Uint8Array> {
  try {
    return await store.get(key, { atMost });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found')
      throw packageRefused(store.uri(key), 'is missing', error);
    throw error;
  }
}

/** What is said of a package that is not what was promoted. */
export const packageRefused = (where: string, what: string, cause?: unknown) =>
  new AppError(
    'unavailable',
    `The model package cannot be used: ${where} ${what}. Restore it from a backup, roll back to another version or promote again.`,
    { cause },
  );
