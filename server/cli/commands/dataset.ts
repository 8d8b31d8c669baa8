import { resolve } from 'node:path';
import { z } from 'zod';
import { historicalFeatures } from '#server/feature-store/historical-features';
import { readEntityFile } from '#server/feature-store/read-entity-file';
import { writeHistoricalTable } from '#server/feature-store/write-historical-table';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema, TimeSchema } from '../schemas.ts';

export default defineCommand({
  description: 'Joins features as they were known at a moment and writes the training dataset to a file.',
  options: {
    features: parameter(
      '--features <a:b,…>',
      z.string({ error: 'name features, like view:feature' }).pipe(ListSchema),
      'feature references',
    ),
    entities: parameter(
      '--entities <file|all>',
      z.string().default('all'),
      'CSV with the join keys and event_timestamp; or all, which is everyone in the latest snapshot',
    ),
    asOf: parameter('--as-of <time>', TimeSchema.optional(), 'moment of rows that name none; now if left out'),
    out: parameter('--out <file>', z.string({ error: 'name a file, like dataset.parquet' }), '.parquet or .csv'),
  },
  async run({ features, entities, asOf, out }, { progress, signal }) {
    progress.report({ phase: 'joining features' });
    const frame = entities === 'all' ? 'all' : await readEntityFile(entities);
    const table = await historicalFeatures({ entities: frame, features, signal, ...(asOf && { asOf }) });
    const path = resolve(out);
    await writeHistoricalTable(table, path);
    progress.end();
    const matches = table.views.map(({ view, matched }) => `${view}: ${matched} of ${table.keys.length} rows matched`);
    return {
      text: [`Wrote ${table.keys.length} rows to ${path}.`, ...matches].join('\n'),
      data: { rows: table.keys.length, path, views: table.views },
    };
  },
});
