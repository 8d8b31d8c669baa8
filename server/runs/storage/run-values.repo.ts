/** Cells of the table of runs in PostgreSQL, and the columns that they are in. */
import { postgres } from '#server/platform/postgres';
import type { RunValue, ValueKind } from './run-values.ts';

/** A column that some run has a value in. */
export interface RunColumn {
  readonly id: number;
  readonly kind: ValueKind;
  readonly name: string;
}

/** Every column, by kind and name. */
export async function listRunColumns(): Promise<RunColumn[]> {
  const rows = await postgres().runColumn.findMany({ orderBy: [{ kind: 'asc' }, { name: 'asc' }] });
  return rows.map((row) => ({ ...row, kind: row.kind as ValueKind }));
}

/**
 * The values as rows to be written in the transaction that writes what they repeat. Columns that are new are made here
 * and now: a column without values does no harm.
 */
export async function toValueRows(values: readonly RunValue[]) {
  const wanted = values.map(({ kind, name }) => ({ kind, name }));
  let ids = await columnIds(wanted);
  const missing = wanted.filter((column) => !ids.has(columnKey(column)));
  if (missing.length > 0) {
    await postgres().runColumn.createMany({ data: missing, skipDuplicates: true });
    ids = await columnIds(wanted);
  }
  return values.map((value) => ({ columnId: ids.get(columnKey(value))!, number: value.number, text: value.text }));
}

async function columnIds(wanted: { kind: ValueKind; name: string }[]): Promise<Map<string, number>> {
  const columns = await postgres().runColumn.findMany({ where: { OR: wanted } });
  return new Map(columns.map((column) => [columnKey(column), column.id]));
}

/** What a column is called in queries and addresses: `metric.f1_macro`. */
export const columnKey = ({ kind, name }: { kind: string; name: string }): string => `${kind}.${name}`;
