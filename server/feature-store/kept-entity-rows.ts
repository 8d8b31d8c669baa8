import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { atMostBytes } from '#server/platform/at-most-bytes';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { objectStore } from '#server/platform/object-store';
import type { EntityFrame } from './entity-frame.ts';
import { readEntityFile } from './read-entity-file.ts';

/** A million rows of two keys and a time. */
const LARGEST_BYTES = 64 * 1024 ** 2;
const FOLDER = 'entity-rows';
const CALLED = 'The file of entity rows';
const TOO_LARGE = `${CALLED} is larger than ${LARGEST_BYTES / 1024 ** 2} MiB; use \`cookoff dataset\`.`;

export interface KeptEntityRows {
  /** sha256 of the file: the same rows have the same id. */
  readonly id: string;
  readonly rows: number;
  readonly columns: readonly string[];
  /** The column of the moments; null where the rows name none. */
  readonly momentName: string | null;
}

/**
 * Keeps a file of entity rows in the object store by its content, so that a dataset of them can be made, and made again.
 * @throws AppError malformed without a body; too_large; invalid_input when it cannot be read as entity rows.
 */
export async function keepEntityRows(
  body: AsyncIterable<Uint8Array> | null,
  fileName: string,
): Promise<KeptEntityRows> {
  if (!body) throw new AppError('malformed', 'There are no entity rows: send the file as the body of the request.');
  const extension = /\.parquet$/i.test(fileName) ? 'parquet' : 'csv';
  return withTemporaryFile(extension, async (path) => {
    const hash = createHash('sha256');
    await pipeline(body, atMostBytes(LARGEST_BYTES, TOO_LARGE), hashing(hash), createWriteStream(path));
    const frame = await readEntityFile(path, { joinKeys: [], hasAsOf: true, called: CALLED });
    const id = hash.digest('hex');
    await (await objectStore()).putFile(`${FOLDER}/${id}.${extension}`, path);
    const columns = Object.entries(frame.extra ?? {});
    return {
      id,
      rows: columns[0]?.[1].values.length ?? frame.at?.length ?? 0,
      columns: [...columns.map(([name]) => name), ...(frame.momentName ? [frame.momentName] : [])],
      momentName: frame.momentName ?? null,
    };
  });
}

/**
 * The frame of entity rows that were kept.
 * @throws AppError not_found when there are none of this id; invalid_input naming the join keys they lack.
 */
export async function readKeptRows(
  id: string,
  options: { joinKeys: readonly string[]; hasAsOf: boolean },
): Promise<EntityFrame> {
  const [key] = await (await objectStore()).list(`${FOLDER}/${id}`);
  if (!key) {
    throw new AppError('not_found', `There are no entity rows ${id.slice(0, 12)}… here; send the file again.`);
  }
  return readStoredFrame(key, options);
}

/** The frame of a file of entity rows in the object store. */
export async function readStoredFrame(
  key: string,
  options: { joinKeys: readonly string[]; hasAsOf: boolean },
): Promise<EntityFrame> {
  return withTemporaryFile(key.endsWith('.parquet') ? 'parquet' : 'csv', async (path) => {
    const bytes = await (await objectStore()).getStream(key);
    await pipeline(Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path));
    return readEntityFile(path, { ...options, called: CALLED });
  });
}

/** Gives `work` the path of a file that is gone afterwards. */
export async function withTemporaryFile<T>(extension: string, work: (path: string) => Promise<T>): Promise<T> {
  const folder = join(/* turbopackIgnore: true */ readEnv().home, 'tmp');
  const path = join(/* turbopackIgnore: true */ folder, `${newId()}.${extension}`);
  await mkdir(folder, { recursive: true });
  try {
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

function hashing(hash: ReturnType<typeof createHash>): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}
