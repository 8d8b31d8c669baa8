import { z } from 'zod';
import { ingestAgain } from '#server/feature-store/ingest-again';
import { ingestFile } from '#server/feature-store/ingest-file';
import { AppError } from '#server/platform/errors';
import { defineCommand, parameter } from '../command.ts';
import { TimeSchema } from '../schemas.ts';
import { describeIngest } from '../text/describe-ingest.ts';

export default defineCommand({
  description: 'Turns a raw file (CSV, CSV.gz or Parquet) into rows of the offline store.',
  arguments: { file: parameter('[file]', z.string().optional(), 'CSV, CSV.gz or Parquet') },
  options: {
    pipeline: parameter(
      '--pipeline <name>',
      z.string().optional(),
      'pipeline of the feature repo; the only one if left out',
    ),
    asOf: parameter('--as-of <time>', TimeSchema.optional(), 'event time of the rows; now if left out'),
    ifNew: parameter('--if-new', z.boolean().default(false), 'do nothing when the same content was ingested before'),
    again: parameter('--again <id>', z.string().optional(), 'a recorded ingest once more, from the file kept of it'),
  },
  async run({ file, pipeline, asOf, ifNew, again }, { actor, progress, signal }) {
    const hooks = { signal, onProgress: progress.report };
    const options = { ...hooks, ifNew, ...(pipeline && { pipeline }), ...(asOf && { asOf }) };
    requireOne(file, again);
    const summary = again ? await ingestAgain(again, hooks, actor) : await ingestFile(file!, options, actor);
    progress.end();
    return { text: describeIngest(summary), data: summary };
  },
});

function requireOne(file: string | undefined, again: string | undefined): void {
  if ((file === undefined) !== (again === undefined)) return;
  throw new AppError('invalid_input', 'cookoff ingest: name a file, or with --again an ingest to do once more.');
}
