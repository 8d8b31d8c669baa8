import { quoteName, quoteText } from '#server/platform/duckdb';
import type { OfflineColumn, OfflineTable } from '../offline-store.ts';
import { SQL_TYPES } from './append-cell.ts';

/** A table with the Parquet files that hold it, oldest first; none before the first ingest. */
export interface ParquetHistory extends OfflineTable {
  /** Absolute paths. */
  readonly files: readonly string[];
}

/**
 * A table as a SQL relation. It has every column of the view in the view's type, NULL in files from before the column
 * was there and where a value does not fit the type, and `position`: the later a row lies, the greater, over all files.
 * A column that was renamed is read under its former names too.
 */
export function historyRelation({ joinKeys, fields, source, files }: ParquetHistory): string {
  const former = fields.flatMap(({ formerNames = [], valueType }) => formerNames.map((name) => ({ name, valueType })));
  const columns: [string, string][] = [
    ...[...joinKeys, ...fields, ...former].map(({ name, valueType }): [string, string] => [name, SQL_TYPES[valueType]]),
    [source.timestampField, 'TIMESTAMP'],
    [source.createdTimestampField, 'TIMESTAMP'],
    ['position', 'BIGINT'],
  ];
  const empty = `SELECT ${columns.map(([name, type]) => `NULL::${type} AS ${quoteName(name)}`).join(', ')} WHERE false`;
  const excluded = former.length > 0 ? `EXCLUDE (${former.map(({ name }) => quoteName(name)).join(', ')})` : '';
  const select = `SELECT * ${excluded} REPLACE (${fields.map(typedColumn).join(', ')})`;
  if (files.length === 0) return `(${select} FROM (${empty}))`;
  const list = files.map(quoteText).join(', ');
  // A file holds fewer than 2⁴⁰ rows, so that a file and a row fit one number.
  return `(${select} FROM (${empty} UNION ALL BY NAME
    SELECT *, (file_index::BIGINT << 40) | file_row_number AS position
    FROM read_parquet([${list}], union_by_name = true)))`;
}

/** Costs nothing where the files have the type already: DuckDB leaves such a cast out. */
function typedColumn({ name, valueType, formerNames = [] }: OfflineColumn): string {
  const cells = [name, ...formerNames].map((one) => `TRY_CAST(${quoteName(one)} AS ${SQL_TYPES[valueType]})`);
  return `${cells.length > 1 ? `coalesce(${cells.join(', ')})` : cells[0]} AS ${quoteName(name)}`;
}

/** Of one key's rows the one that counts comes first: event, then creation, then the place where it lies. */
export function countingOrder({ source }: ParquetHistory): string {
  return `${quoteName(source.timestampField)} DESC, ${quoteName(source.createdTimestampField)} DESC NULLS LAST, position DESC`;
}

/** SELECT of the latest row of every key. */
export function latestRows(history: ParquetHistory, condition = 'true'): string {
  return `
    SELECT * EXCLUDE (position) FROM ${historyRelation(history)} WHERE ${condition}
    QUALIFY row_number() OVER (
      PARTITION BY ${history.joinKeys.map(({ name }) => quoteName(name)).join(', ')}
      ORDER BY ${countingOrder(history)}
    ) = 1`;
}
