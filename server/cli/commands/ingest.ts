import { z } from 'zod';
import { ingestFile } from '#server/feature-store/ingest-file';
import { defineCommand, parameter } from '../command.ts';
import { TimeSchema } from '../schemas.ts';
import { describeIngest } from '../text/describe-ingest.ts';

export default defineCommand({
  description: 'Turns a raw file (CSV, CSV.gz or Parquet) into rows of the offline store.',
  arguments: { file: parameter('<file>', z.string(), 'CSV, CSV.gz or Parquet') },
  options: {
    pipeline: parameter(
      '--pipeline <name>',
      z.string().optional(),
      'pipeline of the feature repo; the only one if left out',
    ),
    asOf: parameter('--as-of <time>', TimeSchema.optional(), 'event time of the rows; now if left out'),
  },
  async run({ file, pipeline, asOf }, { actor, progress, signal }) {
    const options = { ...(pipeline && { pipeline }), ...(asOf && { asOf }) };
    const summary = await ingestFile(
      file,
      { ...options, signal, onProgress: (state) => progress.report(state) },
      actor,
    );
    progress.end();
    return { text: describeIngest(summary), data: summary };
  },
});
