import type { Field, Row } from '../vocabulary.ts';
import { type ColumnStatistics, describeColumn } from './describe-column.ts';

/** Statistics of rows that are at hand, one a key, in the order of the fields. */
export function describeRows(
  rows: readonly Row[],
  fields: readonly Field[],
): { rows: number; columns: ColumnStatistics[] } {
  const columns = fields.map(({ name }) =>
    describeColumn(
      name,
      rows.map((row) => row[name] ?? null),
    ),
  );
  return { rows: rows.length, columns };
}
