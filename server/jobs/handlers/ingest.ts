import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ingestFile } from '#server/feature-store/ingest-file';
import { uploadsFolder } from '../accept-upload.ts';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** A raw file into offline store rows. One that was uploaded for this is removed afterwards, whatever came of it. */
export const ingest: JobWork<JobInput<'ingest'>> = async ({ path, fileName, pipeline, asOf }, hooks, actor) => {
  const options = { ...hooks, fileName, ...(pipeline && { pipeline }), ...(asOf && { asOf: new Date(asOf) }) };
  try {
    return await ingestFile(path, options, actor);
  } finally {
    if (dirname(path) === uploadsFolder()) await rm(path, { force: true });
  }
};
