import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DuckDBTimestampValue } from '@duckdb/node-api';
import { quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError } from '#server/platform/errors';
import type { HistoricalTable } from './historical-features.ts';
import { appendCell } from './offline/append-cell.ts';
import { SQL_TYPES } from './offline/offline-table.ts';
import { resolveFeatures } from './resolve-features.ts';

const FORMATS: Readonly<Record<string, string>> = {
  parquet: 'FORMAT parquet, COMPRESSION zstd',
  csv: 'FORMAT csv, HEADER',
};

/**
 * Writes a joined table to a Parquet or CSV file, in the order of its rows: `entity_key`, `event_timestamp`, then each
 * feature as `view__feature` in its own type. The file appears whole or not at all.
 *
 * @throws AppError invalid_input when the ending is neither .parquet nor .csv.
 */
export async function writeHistoricalTable(table: HistoricalTable, path: string): Promise<void> {
  const format = FORMATS[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (!format) throw new AppError('invalid_input', `${path} should end in .parquet or .csv, which says what to write.`);
  const features = (await resolveFeatures(Object.keys(table.columns))).map(({ reference, field }) => ({
    name: reference.replace(':', '__'),
    valueType: field.dtype,
    values: table.columns[reference]!,
  }));
  await mkdir(dirname(path), { recursive: true });
  try {
    await withDuckDb(async (db) => {
      const columns = features.map(({ name, valueType }) => `${quoteName(name)} ${SQL_TYPES[valueType]}`);
      await db.run(`CREATE TABLE joined (entity_key VARCHAR, event_timestamp TIMESTAMP, ${columns.join(', ')})`);
      await db.append('joined', (appender) => {
        for (const [row, key] of table.keys.entries()) {
          appender.appendVarchar(key);
          appender.appendTimestamp(new DuckDBTimestampValue(BigInt(table.at[row]!) * 1000n));
          for (const { values, valueType } of features) appendCell(appender, values[row] ?? null, valueType);
          appender.endRow();
        }
      });
      await db.run(`COPY (SELECT * FROM joined ORDER BY rowid) TO ${quoteText(`${path}.part`)} (${format})`);
    });
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    throw error;
  }
}
