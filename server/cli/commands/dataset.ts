import { resolve } from 'node:path';
import { z } from 'zod';
import { MOMENT } from '#server/feature-store/entity-frame';
import { historicalFeatures } from '#server/feature-store/historical-features';
import { readEntityFile } from '#server/feature-store/read-entity-file';
import { resolveFeatures, type ViewVersions } from '#server/feature-store/resolve-features';
import { writeHistoricalTable } from '#server/feature-store/write-historical-table';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema, TimeSchema } from '../schemas.ts';
import { describeMatches } from '../text/describe-matches.ts';

const ViewVersionsSchema = z
  .string()
  .regex(/^\w+=[1-9]\d{0,8}(,\w+=[1-9]\d{0,8})*$/, 'name views with their versions, like orders=1,visits=2')
  .transform((text) =>
    Object.fromEntries(text.split(',').map((pair) => [pair.split('=')[0]!, Number(pair.split('=')[1])])),
  );

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
      'CSV or Parquet with the join keys, event_timestamp and columns to keep; or all: everyone in the latest snapshot',
    ),
    asOf: parameter('--as-of <time>', TimeSchema.optional(), 'moment of rows that name none; of all, now if left out'),
    shortNames: parameter('--short-names', z.boolean().default(false), 'call columns feature, not view__feature'),
    includeLate: parameter(
      '--include-late',
      z.boolean().default(false),
      'see rows that were written after the moment asked about too',
    ),
    viewVersions: parameter(
      '--view-versions <view=n,…>',
      ViewVersionsSchema.optional(),
      'views as one of their versions had them, such as those of a run; as applied when left out',
    ),
    out: parameter('--out <file>', z.string({ error: 'name a file, like dataset.parquet' }), '.parquet or .csv'),
  },
  async run({ features, entities, asOf, out, shortNames, includeLate, viewVersions }, { progress, signal }) {
    progress.report({ phase: 'joining features' });
    const moment = { viewVersions, ...(asOf && { asOf }) };
    const options = { ...moment, createdCutoff: !includeLate, fullFeatureNames: !shortNames, signal };
    const frame = entities === 'all' ? 'all' : await readEntityFile(entities, await frameOptions(features, moment));
    const table = await historicalFeatures({ entities: frame, features, ...options });
    const path = resolve(out);
    await writeHistoricalTable(table, path);
    progress.end();
    const rows = table.keys.length;
    const lines = [
      `Wrote ${rows} rows to ${path}.`,
      ...(table.momentName === MOMENT ? [] : [`The moment of a row is its ${table.momentName}.`]),
      ...table.views.map(describeMatches),
    ];
    return { text: lines.join('\n'), data: { rows, path, views: table.views } };
  },
});

async function frameOptions(
  features: readonly string[],
  { asOf, viewVersions }: { asOf?: Date; viewVersions: ViewVersions | undefined },
) {
  const resolved = await resolveFeatures(features, viewVersions);
  const joinKeys = [...new Set(resolved.flatMap(({ view }) => view.joinKeys.map(({ name }) => name)))];
  return { joinKeys, hasAsOf: asOf !== undefined };
}
