import type { PlacedRows } from '../offline/offline-store.ts';
import type { Field } from '../vocabulary.ts';
import { describeColumn } from './describe-column.ts';

/** Statistics of a view's table as it will be with rows that are in place but not seen yet. */
export async function describeLatest({ readLatest }: PlacedRows, fields: readonly Field[]) {
  const values = await readLatest();
  const columns = fields.map(({ name }) => describeColumn(name, values[name] ?? []));
  return { rows: values[fields[0]!.name]?.length ?? 0, columns };
}
