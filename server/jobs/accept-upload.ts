import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Actor } from '#server/access/actor';
import { atMostBytes } from '#server/platform/at-most-bytes';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import type { IngestPath } from './definitions.ts';
import { requestJob } from './request-job.ts';
import type { Job } from './schema.ts';

/** Half a million invoice lines are 45 MB. */
const LARGEST_BYTES = 4 * 1024 ** 3;
const TOO_LARGE = `The file is larger than ${LARGEST_BYTES / 1024 ** 3} GiB; use \`cookoff ingest\`.`;

/** Where files dropped in a browser wait for their ingest, which removes them. */
export const uploadsFolder = (): string => join(readEnv().home, 'uploads');

/**
 * Streams a file to disk and asks a worker to ingest it.
 * @throws AppError malformed when there is no body; too_large; what `requestJob` throws. No file is left behind.
 */
export async function acceptUpload(
  body: AsyncIterable<Uint8Array> | null,
  options: Omit<IngestPath, 'path'>,
  actor: Actor,
): Promise<Job> {
  if (!body) throw new AppError('malformed', 'There is no file: send it as the body of the request.');
  await mkdir(uploadsFolder(), { recursive: true });
  // Its extension tells CSV from Parquet; nothing else of a stranger's file name reaches the disk.
  const extension = /(\.csv|\.csv\.gz|\.parquet)$/i.exec(options.fileName)?.[0].toLowerCase() ?? '.csv';
  const path = join(uploadsFolder(), newId() + extension);
  try {
    await pipeline(body, atMostBytes(LARGEST_BYTES, TOO_LARGE), createWriteStream(path, { flags: 'wx' }));
    return await requestJob('ingest', { ...options, path }, actor);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
