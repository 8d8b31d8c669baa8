import { resolve } from 'node:path';
import { z } from 'zod';
import { MOMENT } from '#server/feature-store/entity-frame';
import {
  type HistoricalView,
  historicalFeatures,
  NULL_REASONS,
  type NullReason,
} from '#server/feature-store/historical-features';
import { readEntityFile } from '#server/feature-store/read-entity-file';
import { resolveFeatures } from '#server/feature-store/resolve-features';
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
      'CSV or Parquet with the join keys, event_timestamp and columns to keep; or all: everyone in the latest snapshot',
    ),
    asOf: parameter('--as-of <time>', TimeSchema.optional(), 'moment of rows that name none; of all, now if left out'),
    shortNames: parameter('--short-names', z.boolean().default(false), 'call columns feature, not view__feature'),
    includeLate: parameter(
      '--include-late',
      z.boolean().default(false),
      'see rows that were written after the moment asked about too',
    ),
    out: parameter('--out <file>', z.string({ error: 'name a file, like dataset.parquet' }), '.parquet or .csv'),
  },
  async run({ features, entities, asOf, out, shortNames, includeLate }, { progress, signal }) {
    progress.report({ phase: 'joining features' });
    const options = { createdCutoff: !includeLate, fullFeatureNames: !shortNames, ...(asOf && { asOf }), signal };
    const frame = entities === 'all' ? 'all' : await readEntityFile(entities, await frameOptions(features, asOf));
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

async function frameOptions(features: readonly string[], asOf: Date | undefined) {
  const resolved = await resolveFeatures(features);
  const joinKeys = [...new Set(resolved.flatMap(({ view }) => view.joinKeys.map(({ name }) => name)))];
  return { joinKeys, hasAsOf: asOf !== undefined };
}

const REASONS: Readonly<Record<NullReason, string>> = {
  unknownKey: 'unknown',
  onlyLater: 'known only later',
  writtenLater: 'written only later',
  outsideTtl: 'older than the ttl',
};

function describeMatches({ view, matched, nullReasons }: HistoricalView): string {
  const missed = NULL_REASONS.filter((reason) => nullReasons[reason] > 0);
  const total = missed.reduce((sum, reason) => sum + nullReasons[reason], matched);
  const why = missed.map((reason) => `${nullReasons[reason]} ${REASONS[reason]}`).join(', ');
  return `${view}: ${matched} of ${total} rows matched${why && ` (${why})`}`;
}
