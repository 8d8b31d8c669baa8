import { quoteName } from '#server/platform/duckdb';
import type { Scalar, ValueType } from '../../vocabulary.ts';
import type { OfflineColumn } from '../offline-store.ts';
import { toTimestamp, type Warehouse } from './warehouse.ts';
import { WAREHOUSE_TYPES } from './warehouse-history.ts';

/** How many rows travel between a process and its warehouse. */
export interface Stage {
  /** Fills a table that has exactly these columns with rows of their cells; times are epoch milliseconds. */
  fill(db: Warehouse, table: StagedTable, rows: readonly (readonly Scalar[])[]): Promise<void>;
  /** The answer of a SELECT by column, in the order of its column `rid`. */
  read(db: Warehouse, select: string): Promise<Record<string, Scalar[]>>;
}

export interface StagedTable {
  readonly name: string;
  readonly columns: readonly OfflineColumn[];
}

/** Makes a table of the session and fills it. */
export async function stageTable(
  db: Warehouse,
  stage: Stage,
  table: StagedTable,
  rows: readonly (readonly Scalar[])[],
): Promise<void> {
  const definitions = table.columns.map(({ name, valueType }) => `${quoteName(name)} ${WAREHOUSE_TYPES[valueType]}`);
  await db.run(`CREATE TEMPORARY TABLE ${table.name} (${definitions.join(', ')})`);
  await stage.fill(db, table, rows);
}

/** Redshift takes at most 32,767 values a statement. */
const MAX_VALUES = 32_000;

/** Rows as values of statements: nothing but the session is needed, and fast enough for some ten thousand rows. */
export const insertStage: Stage = {
  async fill(db, { name, columns }, rows) {
    const width = columns.length;
    const block = Math.floor(MAX_VALUES / width);
    for (let start = 0; start < rows.length; start += block) {
      const part = rows.slice(start, start + block);
      const values = part.flatMap((row) => row.map((cell, j) => toValue(cell, columns[j]!.valueType)));
      await db.run(`INSERT INTO ${name} VALUES ${places(part.length, width)}`, values);
    }
  },
  read: (db, select) => db.columns(`SELECT * FROM (${select}) answer ORDER BY rid`),
};

/** `($1, $2), ($3, $4)` for two rows of two. */
function places(rows: number, width: number): string {
  const row = (i: number) => `(${Array.from({ length: width }, (_, j) => `$${i * width + j + 1}`).join(', ')})`;
  return Array.from({ length: rows }, (_, i) => row(i)).join(', ');
}

function toValue(cell: Scalar, valueType: ValueType): Scalar {
  return valueType === 'unix_timestamp' && cell !== null ? toTimestamp(Number(cell)) : cell;
}
