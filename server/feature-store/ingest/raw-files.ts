import { AppError } from '#server/platform/errors';
import { objectStore } from '#server/platform/object-store';
import { withCopy } from './copy-of-object.ts';
import type { InspectedFile } from './inspect-file.ts';

type Content = Pick<InspectedFile, 'sha256' | 'format' | 'compression'>;

/** Object key of a raw file: its content names it, so the same file is kept once. */
const rawFileKey = ({ sha256, format, compression }: Content): string =>
  `raw/${sha256}.${format}${compression === 'gzip' ? '.gz' : ''}`;

/** Puts a raw file into the object store, unless its content is there, and gives its key. */
export async function keepRawFile(file: Content & Pick<InspectedFile, 'path'>): Promise<string> {
  const key = rawFileKey(file);
  const store = await objectStore();
  if (!(await store.exists(key))) await store.putFile(key, file.path);
  return key;
}

/**
 * Gives `work` the path of a copy of the kept file with this content, for as long as it lasts.
 * @throws AppError `not_found` when no such file is kept.
 */
export async function withKeptFile<T>(sha256: string, work: (path: string) => Promise<T>): Promise<T> {
  const store = await objectStore();
  const [key] = await store.list(`raw/${sha256}.`);
  if (!key) {
    const place = store.uri(`raw/${sha256}`);
    throw new AppError('not_found', `The raw file is not kept at ${place}.* any more; ingest the file itself again.`);
  }
  return withCopy(store, key, work);
}
