import { Client, type QueryResultRow } from 'pg';
import { AppError, messageOf } from '#server/platform/errors';
import type { Scalar } from '../../vocabulary.ts';

export interface WarehouseConfig {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** As PGPASSWORD says when left out. */
  readonly password?: string | undefined;
  readonly ssl?: boolean | undefined;
}

/** One session of a data warehouse that speaks PostgreSQL's protocol. */
export interface Warehouse {
  run(sql: string, values?: readonly Scalar[]): Promise<void>;
  /** Integers as numbers, beyond ±2⁵³ as text; timestamps as epoch milliseconds (UTC). */
  rows(sql: string, values?: readonly Scalar[]): Promise<Record<string, Scalar>[]>;
  /** The same, a list a column; columns are there without rows too. */
  columns(sql: string, values?: readonly Scalar[]): Promise<Record<string, Scalar[]>>;
}

/**
 * Gives `work` a session of its own in UTC and ends it. An abort of `signal` stops the statement that is running.
 * @throws AppError `unavailable` naming the server that does not answer; `cancelled`.
 */
export async function withWarehouse<T>(
  config: WarehouseConfig,
  work: (db: Warehouse) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const client = await connect(config);
  const stop = () => void cancel(config, client);
  signal?.addEventListener('abort', stop);
  try {
    signal?.throwIfAborted();
    // Digits beyond the usual, because a double has to come back as it was.
    await client.query("SET timezone TO 'UTC'; SET extra_float_digits TO 2");
    return await work(toWarehouse(client, signal));
  } catch (error) {
    if (!signal?.aborted) throw error;
    throw new AppError('cancelled', 'The work was cancelled before it was done.', { cause: error });
  } finally {
    signal?.removeEventListener('abort', stop);
    await client.end();
  }
}

async function connect(config: WarehouseConfig): Promise<Client> {
  const { host, port, database, user, password, ssl = false } = config;
  const client = new Client({
    host,
    port,
    database,
    user,
    ssl,
    types: { getTypeParser },
    ...(password && { password }),
  });
  // A session that is lost while idle says so at its next statement; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new AppError(
      'unavailable',
      `The offline store ${user}@${host}:${port}/${database} does not answer: ${messageOf(error)}.`,
      { cause: error },
    );
  }
}

async function cancel(config: WarehouseConfig, running: Client): Promise<void> {
  const client = await connect(config);
  await client.query('SELECT pg_cancel_backend($1)', [(running as Client & { processID: number }).processID]);
  await client.end();
}

function toWarehouse(client: Client, signal: AbortSignal | undefined): Warehouse {
  const query = (sql: string, values: readonly Scalar[] = []) => {
    signal?.throwIfAborted();
    return client.query<QueryResultRow>(sql, [...values]);
  };
  return {
    async run(sql, values) {
      await query(sql, values);
    },
    rows: async (sql, values) => (await query(sql, values)).rows,
    async columns(sql, values) {
      const { rows, fields } = await query(sql, values);
      return Object.fromEntries(fields.map(({ name }) => [name, rows.map((row) => row[name])]));
    },
  };
}

const BOOL = 16;
const [INT8, INT2, INT4, FLOAT4, FLOAT8, NUMERIC] = [20, 21, 23, 700, 701, 1700];
const NUMBERS: ReadonlySet<number> = new Set([INT2, INT4, FLOAT4, FLOAT8, NUMERIC]);
const TIMES: ReadonlySet<number> = new Set([1114, 1184]);

function getTypeParser(oid: number): (text: string) => Scalar {
  if (oid === BOOL) return (text) => text === 't';
  if (oid === INT8) return toInteger;
  if (NUMBERS.has(oid)) return Number;
  return TIMES.has(oid) ? toMilliseconds : (text) => text;
}

function toInteger(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** `2011-06-01 00:00:00.054123` (UTC), with or without an offset of 0, as epoch milliseconds. */
function toMilliseconds(text: string): number {
  const [, seconds, fraction = ''] = /^([^.+]+)(?:\.(\d+))?/.exec(text)!;
  return Date.parse(`${seconds!.replace(' ', 'T')}Z`) + Number(fraction.padEnd(6, '0')) / 1000;
}

/** Epoch milliseconds as a literal of TIMESTAMP, without its quotes: `2011-06-01 00:00:00.054123`. */
export function toTimestamp(milliseconds: number): string {
  const micros = Math.round(milliseconds * 1000);
  const whole = Math.floor(micros / 1_000_000);
  const fraction = String(micros - whole * 1_000_000).padStart(6, '0');
  return `${new Date(whole * 1000).toISOString().slice(0, 19).replace('T', ' ')}.${fraction}`;
}
