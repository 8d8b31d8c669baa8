import { objectStore } from '#server/platform/object-store';
import { MANIFEST } from './read-proven.ts';

/**
 * Removes every object of a package, the manifest first: a package without one is not a package.
 * @returns how many objects there were.
 */
export async function removePackage(key: string): Promise<number> {
  const store = await objectStore();
  const objects = await store.list(key);
  const manifest = key + MANIFEST;
  if (objects.includes(manifest)) await store.delete(manifest);
  for (const object of objects) if (object !== manifest) await store.delete(object);
  return objects.length;
}
