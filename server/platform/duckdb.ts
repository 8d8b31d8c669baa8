/** DuckDB as this project uses it: a private in-memory database a task, closed whatever happens. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { readEnv } from './env.ts';
import { AppError } from './errors.ts';

export type DuckScalar = string | number | boolean | null;
export type DuckRow = Record<string, DuckScalar>;

export interface DuckDb {
  /** Runs statements for their effect. */
  run(sql: string, values?: DuckDBValue[]): Promise<void>;
  /** Rows of a query as plain values, see `toScalar`. */
  rows(sql: string, values?: DuckDBValue[]): Promise<DuckRow[]>;
  /** The same by column: cheaper for tables that are used by column. */
  columns(sql: string, values?: DuckDBValue[]): Promise<Record<string, DuckScalar[]>>;
  /** Blocks of rows (about 2,048 each), so that no more than one is held. */
  batches(sql: string, values?: DuckDBValue[]): AsyncGenerator<DuckRow[]>;
  /** Fast inserts into an existing table; flushed and closed when `fill` is done. */
  append(table: string, fill: (appender: DuckDBAppender) => void): Promise<void>;
}

export interface DuckDbOptions {
  /** Beyond it DuckDB spills to disk. */
  memoryLimit?: string;
  /** Interrupts the running statement and refuses the next; the call then fails with `cancelled`. */
  signal?: AbortSignal | undefined;
}

/** Gives `work` a database of its own, with UTC as its time zone, and closes it. */
export async function withDuckDb<T>(
  work: (db: DuckDb) => Promise<T>,
  { memoryLimit = '800MB', signal }: DuckDbOptions = {},
): Promise<T> {
  const folder = join(readEnv().home, 'tmp');
  const spill = join(folder, `duckdb-${randomUUID()}`);
  // DuckDB makes the last folder of the path when it has to spill, and no other.
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: memoryLimit, temp_directory: spill });
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  try {
    await connection.run("SET TimeZone = 'UTC'");
    return await work(toDuckDb(connection, signal));
  } catch (error) {
    if (signal?.aborted)
      throw new AppError('cancelled', 'The work was cancelled before it was done.', { cause: error });
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
    connection.closeSync();
    instance.closeSync();
    await rm(spill, { recursive: true, force: true });
  }
}

function toDuckDb(connection: DuckDBConnection, signal: AbortSignal | undefined): DuckDb {
  // An interrupt only reaches a statement that is running, so each one asks before it starts.
  const read = (sql: string, values?: DuckDBValue[]) => {
    signal?.throwIfAborted();
    return connection.runAndReadAll(sql, values);
  };
  return {
    async run(sql, values) {
      await read(sql, values);
    },
    async rows(sql, values) {
      return (await read(sql, values)).getRowObjects().map(toRow);
    },
    async columns(sql, values) {
      const result = await read(sql, values);
      const cells = result.getColumns();
      // By name of the result: without rows there are no columns of cells.
      return Object.fromEntries(
        result.deduplicatedColumnNames().map((name, j) => [name, (cells[j] ?? []).map(toScalar)]),
      );
    },
    async *batches(sql, values) {
      signal?.throwIfAborted();
      const result = await connection.stream(sql, values);
      for await (const rows of result.yieldRowObjects()) {
        yield rows.map(toRow);
        signal?.throwIfAborted();
      }
    },
    async append(table, fill) {
      const appender = await connection.createAppender(table);
      try {
        fill(appender);
        appender.flushSync();
      } finally {
        appender.closeSync();
      }
    },
  };
}

function toRow(row: Record<string, DuckDBValue>): DuckRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toScalar(value)]));
}

/**
 * A cell as a plain value: integers and decimals as numbers, timestamps as epoch milliseconds (UTC), everything
 * without a plain form as its text. An integer beyond ±2⁵³ stays text, for a rounded number would be a wrong one.
 */
function toScalar(value: DuckDBValue): DuckScalar {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    return Number(value.micros) / 1000;
  }
  // Through text, because that gives the double nearest to the decimal.
  if (value instanceof DuckDBDecimalValue) return Number(value.toString());
  return String(value);
}

/** A name as a quoted SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a quoted SQL literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
