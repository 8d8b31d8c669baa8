import { join } from 'node:path';
import { quoteName, quoteText } from '#server/platform/duckdb';
import { listIngests } from '../ingests.repo.ts';
import type { FeatureView, Source, ValueType } from '../vocabulary.ts';
import { offlineFolder } from './offline-folder.ts';

export const SQL_TYPES: Readonly<Record<ValueType, string>> = {
  int32: 'INTEGER',
  int64: 'BIGINT',
  float32: 'FLOAT',
  float64: 'DOUBLE',
  string: 'VARCHAR',
  bool: 'BOOLEAN',
  unix_timestamp: 'TIMESTAMP',
};

export interface OfflineColumn {
  readonly name: string;
  readonly valueType: ValueType;
}

/** The history of a view: Parquet files, one an ingest, and the columns the view expects of them. */
export interface OfflineTable {
  readonly joinKeys: readonly OfflineColumn[];
  readonly fields: readonly OfflineColumn[];
  readonly source: Pick<Source, 'timestampField' | 'createdTimestampField'>;
  /** Absolute paths; none before the first ingest. */
  readonly files: readonly string[];
}

/** The offline table of a view, with the files its recorded ingests left. */
export async function openOfflineTable(
  { fields, source }: Pick<FeatureView, 'fields' | 'source'>,
  joinKeys: readonly OfflineColumn[],
): Promise<OfflineTable> {
  const folder = offlineFolder();
  const ingests = await listIngests(source.table);
  const files = ingests.map(({ location }) => join(/* turbopackIgnore: true */ folder, location)).toReversed();
  return { joinKeys, fields: fields.map(({ name, dtype }) => ({ name, valueType: dtype })), source, files };
}

/**
 * A table as a SQL relation. It has every column of the view in the view's type, NULL in files from before the column
 * was there, and `filename` and `file_row_number` to break ties.
 */
export function offlineRelation({ joinKeys, fields, source, files }: OfflineTable): string {
  const columns: [string, string][] = [
    ...[...joinKeys, ...fields].map(({ name, valueType }): [string, string] => [name, SQL_TYPES[valueType]]),
    [source.timestampField, 'TIMESTAMP'],
    [source.createdTimestampField, 'TIMESTAMP'],
    ['filename', 'VARCHAR'],
    ['file_row_number', 'BIGINT'],
  ];
  const empty = `SELECT ${columns.map(([name, type]) => `NULL::${type} AS ${quoteName(name)}`).join(', ')} WHERE false`;
  if (files.length === 0) return `(${empty})`;
  const list = files.map(quoteText).join(', ');
  return `(${empty} UNION ALL BY NAME
    SELECT * FROM read_parquet([${list}], union_by_name = true, filename = true, file_row_number = true))`;
}

/** SELECT of the latest row of every key: event, then creation, then the place where it lies. */
export function latestRows(table: OfflineTable, condition = 'true'): string {
  const { timestampField, createdTimestampField } = table.source;
  return `
    SELECT * FROM ${offlineRelation(table)} WHERE ${condition}
    QUALIFY row_number() OVER (
      PARTITION BY ${table.joinKeys.map(({ name }) => quoteName(name)).join(', ')}
      ORDER BY ${quoteName(timestampField)} DESC, ${quoteName(createdTimestampField)} DESC NULLS LAST,
        filename DESC, file_row_number DESC
    ) = 1`;
}
