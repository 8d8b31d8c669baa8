import { glob, stat } from 'node:fs/promises';
import { basename, matchesGlob, resolve } from 'node:path';
import { AppError } from '#server/platform/errors';
import { locateObject } from '#server/platform/locate-object';
import { withCopy } from './copy-of-object.ts';

export interface NewestFile {
  /** Local; it may be a copy. */
  readonly path: string;
  /** What people call it. */
  readonly fileName: string;
}

/**
 * Gives `work` the newest file that a pattern names: on this machine a path or a glob, by the time it was changed; in an
 * object store `s3://bucket/folder/*.csv`, the last by name, since names there begin with their date. An object is copied
 * here for as long as the work lasts.
 *
 * @throws AppError `invalid_input` when no file fits.
 */
export async function withNewestFile<T>(pattern: string, work: (file: NewestFile) => Promise<T>): Promise<T> {
  if (!pattern.startsWith('s3://')) return work(await newestLocal(pattern));
  const { store, key } = await locateObject(pattern);
  const keys = (await store.list(key.replace(/[*?[{].*$/s, ''))).filter((one) => one === key || matchesGlob(one, key));
  const last = keys.at(-1);
  if (!last) throw noFile(pattern);
  return withCopy(store, last, (path) => work({ path, fileName: basename(last) }));
}

async function newestLocal(pattern: string): Promise<NewestFile> {
  let newest: (NewestFile & { changedMs: number }) | undefined;
  const consider = async (path: string) => {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile() || (newest && found.mtimeMs <= newest.changedMs)) return;
    newest = { path, fileName: basename(path), changedMs: found.mtimeMs };
  };
  const absolute = resolve(/* turbopackIgnore: true */ pattern);
  // A name may hold what would mean something else in a glob.
  await consider(absolute);
  if (!newest) for await (const path of glob(absolute)) await consider(path);
  if (!newest) throw noFile(pattern);
  return newest;
}

const noFile = (pattern: string) =>
  new AppError(
    'invalid_input',
    `No file is named ${pattern}; give a path, a glob such as drop/*.csv, or s3://bucket/drop/*.csv.`,
  );
