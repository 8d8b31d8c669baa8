import { ingestFile } from '#server/feature-store/ingest-file';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** A raw file into offline store rows, then to the online store, so that what was dropped can be served at once. */
export const ingest: JobWork<JobInput<'ingest'>> = ({ path, fileName, pipeline, asOf }, hooks, actor) =>
  ingestFile(path, { ...hooks, fileName, ...(pipeline && { pipeline }), ...(asOf && { asOf: new Date(asOf) }) }, actor);
