import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { withKeptFile } from './ingest/raw-files.ts';
import { type IngestOptions, type IngestSummary, ingestFile } from './ingest-file.ts';
import { getIngest, PUSHED } from './ingests.repo.ts';

/**
 * Does a recorded ingest once more from the raw file that was kept of it: same pipeline, parameters and as-of, by the
 * definitions of today. It is an ingest of its own; the rows of the first one stay.
 *
 * @throws AppError `not_found` for an unknown ingest or when its file is kept no more; what `ingestFile` throws.
 */
export async function ingestAgain(
  id: string,
  hooks: Pick<IngestOptions, 'onProgress' | 'signal'>,
  actor: Actor,
): Promise<IngestSummary> {
  const { pipeline, asOf, parameters, fileName, fileSha256 } = await getIngest(id);
  if (pipeline === PUSHED) {
    throw new AppError('invalid_input', `Ingest "${id}" holds pushed rows, which came from no file; push them again.`);
  }
  const options = { pipeline, asOf, fileName, parameters: parameters as Record<string, unknown> };
  return withKeptFile(fileSha256, (path) => ingestFile(path, { ...hooks, ...options }, actor));
}
