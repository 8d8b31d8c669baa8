import { quoteName } from '#server/platform/duckdb';
import type { ValueType } from '../../vocabulary.ts';
import { columnsOf } from '../check-rows.ts';
import type { OfflineColumn, OfflineTable } from '../offline-store.ts';
import type { Warehouse } from './warehouse.ts';

/** In words that Redshift and PostgreSQL share; Redshift's VARCHAR without a length would end at 256 bytes. */
export const WAREHOUSE_TYPES: Readonly<Record<ValueType, string>> = {
  int32: 'INTEGER',
  int64: 'BIGINT',
  float32: 'REAL',
  float64: 'DOUBLE PRECISION',
  string: 'VARCHAR(65535)',
  bool: 'BOOLEAN',
  unix_timestamp: 'TIMESTAMP',
};

/** A table of the warehouse as it is, which may be not at all or without the newest columns. */
export interface WarehouseHistory {
  readonly table: OfflineTable;
  /** Quoted, with its schema. */
  readonly name: string;
  readonly isThere: boolean;
  readonly missing: readonly OfflineColumn[];
  /** Former names of columns that the table has still. */
  readonly former: ReadonlySet<string>;
}

/** Looks at a table by reading none of it, which works for views and external tables too. */
export async function openHistory(db: Warehouse, schema: string, table: OfflineTable): Promise<WarehouseHistory> {
  const name = `${quoteName(schema)}.${quoteName(table.source.table)}`;
  const columns = columnsOf(table);
  try {
    // Redshift folds names to lower case even between quotes.
    const known = new Set(Object.keys(await db.columns(`SELECT * FROM ${name} WHERE 1 = 0`)).map(fold));
    const missing = columns.filter((column) => !known.has(fold(column.name)));
    const former = columns.flatMap(({ formerNames = [] }) => formerNames).filter((one) => known.has(fold(one)));
    return { table, name, isThere: true, missing, former: new Set(former) };
  } catch (error) {
    if (!isUndefinedTable(error)) throw error;
    return { table, name, isThere: false, missing: columns, former: new Set() };
  }
}

const fold = (name: string): string => name.toLowerCase();

const isUndefinedTable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42P01';

/** A column in the view's type under another name, NULL while the table has it under no name it ever had. */
function read(history: WarehouseHistory, { name, valueType, formerNames = [] }: OfflineColumn, as: string): string {
  const own = history.missing.some((column) => column.name === name) ? [] : [name];
  const cells = [...own, ...formerNames.filter((one) => history.former.has(one))].map((one) => `r.${quoteName(one)}`);
  const cell = cells.length > 1 ? `COALESCE(${cells.join(', ')})` : (cells[0] ?? 'NULL');
  // A REAL would lose digits on its way through text.
  const type = WAREHOUSE_TYPES[valueType === 'float32' ? 'float64' : valueType];
  return `CAST(${cell} AS ${type}) AS ${as}`;
}

/** The history under names that need no quotes: key0…, value0… in the order of the fields, event and created. */
export function historyRelation(history: WarehouseHistory): string {
  const { joinKeys, fields, source } = history.table;
  const time = (name: string): OfflineColumn => ({ name, valueType: 'unix_timestamp' });
  const list = [
    ...joinKeys.map(({ name }, i) => read(history, { name, valueType: 'string' }, `key${i}`)),
    ...fields.map((field, j) => read(history, field, `value${j}`)),
    read(history, time(source.timestampField), 'event'),
    read(history, time(source.createdTimestampField), 'created'),
  ];
  if (!history.isThere) return `(SELECT ${list.join(', ')} WHERE 1 = 0)`;
  const keys = joinKeys.map(({ name }) => `r.${quoteName(name)} IS NOT NULL`);
  const event = `r.${quoteName(source.timestampField)} IS NOT NULL`;
  return `(SELECT ${list.join(', ')} FROM ${history.name} r WHERE ${[...keys, event].join(' AND ')})`;
}

/** The columns of `historyRelation` under the table's own names and in its types. */
export function ownNames({ table }: WarehouseHistory): string {
  const { joinKeys, fields, source } = table;
  return [
    ...joinKeys.map(({ name, valueType }, i) => `CAST(key${i} AS ${WAREHOUSE_TYPES[valueType]}) AS ${quoteName(name)}`),
    ...fields.map(({ name }, j) => `value${j} AS ${quoteName(name)}`),
    `event AS ${quoteName(source.timestampField)}, created AS ${quoteName(source.createdTimestampField)}`,
  ].join(', ');
}

/** What comes back of `ownNames`, a row or its columns, under those names: Redshift has folded them to lower case. */
export function underOwnNames<T>({ table }: WarehouseHistory, answer: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(columnsOf(table).map(({ name }) => [name, answer[name in answer ? name : fold(name)]!]));
}

/** Of one key's rows the one that counts comes first: event, then creation, then by its values. */
export function countingOrder(history: WarehouseHistory): string {
  return ['event', 'created', ...tieBreak(history)].map((column) => `${column} DESC NULLS LAST`).join(', ');
}

/** SELECT of the latest row of every key under its own names. */
export function latestRows(history: WarehouseHistory, condition = '1 = 1'): string {
  const keys = history.table.joinKeys.map((_, i) => `key${i}`);
  return `
    SELECT ${ownNames(history)} FROM (
      SELECT h.*, ROW_NUMBER() OVER (PARTITION BY ${keys.join(', ')} ORDER BY ${countingOrder(history)}) AS age
      FROM ${historyRelation(history)} h WHERE ${condition}
    ) latest WHERE age = 1`;
}

/** A warehouse knows no place where a row lies, so rows of equal key and times are told apart by their values. */
export function tieBreak({ table }: WarehouseHistory): string[] {
  return table.fields.map((_, j) => `value${j}`);
}
