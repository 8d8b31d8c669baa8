import type { Field } from '../vocabulary.ts';
import type { FilledPart } from './offline-store.ts';

/** Rows of a query for `written` (epoch milliseconds), `total` and `filled0`, `filled1`, … as `OfflineStore.countFilled` gives them. */
export function toFilledParts(
  rows: readonly Readonly<Record<string, unknown>>[],
  fields: readonly Pick<Field, 'name'>[],
): FilledPart[] {
  return rows.map((row) => ({
    writtenAt: row.written === null ? null : Number(row.written),
    rows: Number(row.total),
    filled: Object.fromEntries(fields.map(({ name }, j) => [name, Number(row[`filled${j}`])])),
  }));
}
