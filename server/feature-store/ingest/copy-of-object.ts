import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readEnv } from '#server/platform/env';
import { newId } from '#server/platform/id';
import type { ObjectStore } from '#server/platform/object-store';

/** Gives `work` a local copy of an object, under a name that ends as its own does, for as long as it lasts. */
export async function withCopy<T>(store: ObjectStore, key: string, work: (path: string) => Promise<T>): Promise<T> {
  const folder = join(readEnv().home, 'tmp');
  const name = basename(key);
  const path = join(folder, `${newId()}${name.includes('.') ? name.slice(name.indexOf('.')) : ''}`);
  await mkdir(folder, { recursive: true });
  try {
    await pipeline(await store.getStream(key), createWriteStream(path, { flags: 'wx' }));
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}
