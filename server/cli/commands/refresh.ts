import { z } from 'zod';
import { refreshFeatures } from '#server/feature-store/refresh-features';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema, TimeSchema } from '../schemas.ts';
import { describeIngest } from '../text/describe-ingest.ts';
import { describeMaterializations } from '../text/describe-materializations.ts';

export default defineCommand({
  description:
    'Ingests the newest file when it is new, then materializes what is new. It may be done again at any time.',
  arguments: {
    file: parameter('<file>', z.string(), "a path, a glob such as 'drop/*.csv', or s3://bucket/drop/*.csv"),
  },
  options: {
    pipeline: parameter(
      '--pipeline <name>',
      z.string().optional(),
      'pipeline of the feature repo; the only one if left out',
    ),
    asOf: parameter('--as-of <time>', TimeSchema.optional(), 'event time of the rows; now if left out'),
    views: parameter('--views <a,b,…>', ListSchema.optional(), 'views to materialize; all online ones if left out'),
  },
  async run({ file, pipeline, asOf, views }, { actor, progress, signal }) {
    const request = { newest: file, ...(pipeline && { pipeline }), ...(asOf && { asOf }), ...(views && { views }) };
    const done = await refreshFeatures(request, { signal, onProgress: progress.report }, actor);
    progress.end();
    const text = `${describeIngest(done.ingest)}\n\n${describeMaterializations(done.materializations)}`;
    return { text, data: done };
  },
});
