import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Actor } from '#server/access/actor';
import { ingestAgain } from '#server/feature-store/ingest-again';
import { type IngestSummary, ingestFile } from '#server/feature-store/ingest-file';
import { ingestNewest } from '#server/feature-store/refresh-features';
import { uploadsFolder } from '../accept-upload.ts';
import type { IngestPath, JobInput } from '../definitions.ts';
import type { JobHooks, JobWork } from '../watched-job.ts';

/** A raw file into offline store rows, the newest of some when it is new, or a recorded ingest once more. */
export const ingest: JobWork<JobInput<'ingest'>> = async (input, hooks, actor) => {
  if ('again' in input) return ingestAgain(input.again, hooks, actor);
  if ('path' in input) return ingestPath(input, hooks, actor);
  const { newest, pipeline } = input;
  return ingestNewest({ newest, ...(pipeline && { pipeline }) }, hooks, actor);
};

/** A file that was uploaded for this is removed afterwards, whatever came of it: the object store keeps it. */
async function ingestPath(
  { path, fileName, pipeline, asOf, ifNew = false }: IngestPath,
  hooks: JobHooks,
  actor: Actor,
): Promise<IngestSummary> {
  const options = { ...hooks, fileName, ifNew, ...(pipeline && { pipeline }), ...(asOf && { asOf: new Date(asOf) }) };
  try {
    return await ingestFile(path, options, actor);
  } finally {
    if (dirname(path) === uploadsFolder()) await rm(path, { force: true });
  }
}
