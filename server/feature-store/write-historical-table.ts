import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError, messageOf } from '#server/platform/errors';
import { type HistoricalColumn, historicalColumns } from './historical-columns.ts';
import type { HistoricalTable } from './historical-features.ts';
import { appendCell, SQL_TYPES } from './offline/duckdb/append-cell.ts';

const FORMATS: Readonly<Record<string, string>> = {
  parquet: 'FORMAT parquet, COMPRESSION zstd',
  csv: 'FORMAT csv, HEADER',
};

/**
 * Writes a joined table to a Parquet or CSV file, in the order of its rows: the join keys, the moment, further columns
 * of the entity rows, then each feature by its name, all in their own types. The file appears whole or not at all.
 *
 * @throws AppError invalid_input when the ending is neither .parquet nor .csv, or the file cannot be written there.
 */
export async function writeHistoricalTable(table: HistoricalTable, path: string): Promise<void> {
  await writeColumns(await historicalColumns(table), path);
}

/** The same of some columns, all of one length. */
export async function writeColumns(columns: readonly HistoricalColumn[], path: string): Promise<void> {
  const format = FORMATS[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (!format) throw new AppError('invalid_input', `${path} should end in .parquet or .csv, which says what to write.`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await withDuckDb(async (db) => {
      const definitions = columns.map(({ name, valueType }) => `${quoteName(name)} ${SQL_TYPES[valueType]}`);
      await db.run(`CREATE TABLE joined (${definitions.join(', ')})`);
      await db.append('joined', (appender) => {
        for (const row of columns[0]!.values.keys()) {
          for (const { values, valueType } of columns) appendCell(appender, values[row] ?? null, valueType);
          appender.endRow();
        }
      });
      await db.run(`COPY (SELECT * FROM joined ORDER BY rowid) TO ${quoteText(`${path}.part`)} (${format})`);
    });
    await rename(`${path}.part`, path);
  } catch (error) {
    // Where no folder can be made there is nothing to take away either.
    await rm(`${path}.part`, { force: true }).catch(() => {});
    if (!isOfTheDisk(error)) throw error;
    throw new AppError('invalid_input', `${path} cannot be written: ${messageOf(error)}.`, { cause: error });
  }
}

/** Node's errors name the call that failed; DuckDB's say so in front. */
const isOfTheDisk = (error: unknown): boolean =>
  error instanceof Error && ('syscall' in error || error.message.startsWith('IO Error'));
