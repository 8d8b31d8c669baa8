import { randomUUID } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { AppError, messageOf } from '../errors.ts';
import { noSuchObject, objectExists, objectTooLarge, requireObjectKey } from './object-key.ts';
import type { ObjectStore } from './port.ts';

/**
 * Objects as files below `root`. An object is written beside its place under a name no key can have, flushed, and then
 * renamed (or linked, which fails when the place is taken), so a reader never sees half of one.
 */
export function directoryObjectStore(root: string): ObjectStore {
  const folder = resolve(/* turbopackIgnore: true */ root);
  const pathOf = (key: string) => join(/* turbopackIgnore: true */ folder, requireObjectKey(key));

  /** Writes through a temporary file and puts it in place with `place`. */
  async function write(key: string, fill: (temporary: string) => Promise<void>, place: typeof rename): Promise<void> {
    const path = pathOf(key);
    const temporary = join(/* turbopackIgnore: true */ dirname(path), `.${randomUUID()}`);
    try {
      await mkdir(dirname(path), { recursive: true });
      await fill(temporary);
      await flush(temporary);
      await place(temporary, path);
    } catch (error) {
      throw hasCode(error, 'EEXIST') ? objectExists(path, error) : unavailable('written', path, error);
    } finally {
      await rm(temporary, { force: true }).catch(() => undefined); // it is what went wrong that matters
    }
  }

  return {
    async check() {
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw new AppError('invalid_input', `The object store cannot be at ${folder}: ${messageOf(error)}.`, {
          cause: error,
        });
      });
    },

    put: (key, bytes, { ifAbsent = false } = {}) =>
      write(key, (temporary) => writeBytes(temporary, bytes), ifAbsent ? link : rename),

    putFile: (key, path) => write(key, (temporary) => copyFile(path, temporary), rename),

    async get(key, { atMost = Number.POSITIVE_INFINITY } = {}) {
      const path = pathOf(key);
      const { size } = await requireFile(path);
      if (size > atMost) throw objectTooLarge(path, size, atMost);
      return readFile(path).catch((error: unknown) => {
        throw toReadError(path, error);
      });
    },

    async getStream(key) {
      const path = pathOf(key);
      await requireFile(path);
      return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    },

    async exists(key) {
      const found = await stat(pathOf(key)).catch(() => null);
      return found?.isFile() ?? false;
    },

    async list(prefix) {
      const inside = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      if (inside) requireObjectKey(inside.slice(0, -1));
      const keys = await walk(folder, inside);
      return keys.filter((key) => key.startsWith(prefix)).sort();
    },

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },

    uri: (key) => pathOf(key),
  };
}

async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}

/** A rename must not reach the disk before the bytes do. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function requireFile(path: string): Promise<Stats> {
  const found = await stat(path).catch((error: unknown) => {
    throw toReadError(path, error);
  });
  if (!found.isFile()) throw noSuchObject(path);
  return found;
}

/** Keys below a folder, depth first; what starts with a dot is a write in progress. */
async function walk(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw unavailable('listed', join(root, folder), error);
  });
  const keys: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) keys.push(...(await walk(root, `${folder}${entry.name}/`)));
    else keys.push(`${folder}${entry.name}`);
  }
  return keys;
}

const hasCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

const toReadError = (path: string, error: unknown) =>
  hasCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR') ? noSuchObject(path, error) : unavailable('read', path, error);

const unavailable = (verb: string, path: string, cause: unknown) =>
  new AppError('unavailable', `The object store could not be ${verb} at ${path}: ${messageOf(cause)}.`, { cause });
