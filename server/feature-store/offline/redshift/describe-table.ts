import { quoteName } from '#server/platform/duckdb';
import type { ValueType } from '../../vocabulary.ts';
import type { TableDescription } from '../offline-store.ts';
import type { Warehouse } from './warehouse.ts';

/** By the names information_schema gives them, Redshift's and PostgreSQL's. */
const VALUE_TYPES: Readonly<Record<string, ValueType>> = {
  smallint: 'int32',
  integer: 'int32',
  bigint: 'int64',
  real: 'float32',
  'double precision': 'float64',
  numeric: 'float64',
  'character varying': 'string',
  character: 'string',
  text: 'string',
  boolean: 'bool',
  date: 'unix_timestamp',
  'timestamp without time zone': 'unix_timestamp',
  'timestamp with time zone': 'unix_timestamp',
};

/** What a table, or a view in its place, has for columns. */
export async function describeTable(db: Warehouse, schema: string, table: string): Promise<TableDescription> {
  // Redshift folds names to lower case even between quotes.
  const rows = await db.rows(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = $1 AND LOWER(table_name) = LOWER($2) ORDER BY ordinal_position`,
    [schema, table],
  );
  return {
    place: `table ${schema}.${table}`,
    exists: rows.length > 0,
    columns: rows.map((row) => {
      const type = String(row.type);
      return { name: String(row.name), type, valueType: VALUE_TYPES[type] ?? null };
    }),
    damages: [],
    takesNewTypes: false,
  };
}

/** Deletes a table with its rows, when it is there. */
export async function dropTable(db: Warehouse, schema: string, table: string): Promise<void> {
  await db.run(`DROP TABLE IF EXISTS ${quoteName(schema)}.${quoteName(table)}`);
}
