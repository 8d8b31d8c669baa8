import { existsSync } from 'node:fs';
import { type DuckDb, quoteText } from '#server/platform/duckdb';
import { messageOf } from '#server/platform/errors';
import type { ValueType } from '../../vocabulary.ts';
import type { TableColumn, TableDescription } from '../offline-store.ts';
import { SQL_TYPES } from './append-cell.ts';
import type { ParquetHistory } from './parquet-history.ts';

const VALUE_TYPES = new Map(Object.entries(SQL_TYPES).map(([valueType, sql]) => [sql, valueType as ValueType]));
const TIMES = /^TIMESTAMP/;

/** What the files of a table hold, by their footers: each column in the type of the newest file that has it. */
export async function describeTable(
  db: DuckDb,
  { files, source }: Pick<ParquetHistory, 'files' | 'source'>,
): Promise<TableDescription> {
  const columns = new Map<string, TableColumn>();
  const damages: string[] = [];
  for (const file of files) {
    try {
      for (const column of await readColumns(db, file)) columns.set(column.name, column);
    } catch (error) {
      const what = existsSync(file) ? `cannot be read: ${messageOf(error).split('\n')[0]}` : 'is gone';
      damages.push(`File ${file} of table ${source.table} ${what}.`);
    }
  }
  return {
    place: `Parquet files of table ${source.table}`,
    exists: files.length > 0,
    columns: [...columns.values()],
    damages,
    takesNewTypes: true,
  };
}

async function readColumns(db: DuckDb, file: string): Promise<TableColumn[]> {
  const rows = await db.rows(`DESCRIBE SELECT * FROM read_parquet(${quoteText(file)})`);
  return rows.map((row) => {
    const type = String(row.column_type);
    return {
      name: String(row.column_name),
      type,
      valueType: TIMES.test(type) ? 'unix_timestamp' : (VALUE_TYPES.get(type) ?? null),
    };
  });
}
