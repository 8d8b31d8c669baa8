import { columnKey, listRunColumns } from './storage/run-values.repo.ts';
import { VALUE_KINDS, type ValueKind } from './storage/run-values.ts';

export interface DescribedColumn {
  /** As queries and addresses say it: `metric.f1_macro`. */
  readonly name: string;
  readonly kind: ValueKind;
  readonly about: string;
}

/** Figures and parameters that some run has, by kind and name. */
export async function describeRunColumns(): Promise<DescribedColumn[]> {
  const columns = await listRunColumns();
  return columns.map((column) => ({ name: columnKey(column), kind: column.kind, about: VALUE_KINDS[column.kind] }));
}
