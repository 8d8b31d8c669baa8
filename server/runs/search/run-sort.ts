import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { columnKey, type RunColumn } from '../storage/run-values.repo.ts';

const SORT_FIELDS = [
  ...['created', 'finished', 'name', 'owner', 'status', 'algorithm', 'service', 'experiment'],
  ...['features', 'tags', 'note'],
] as const;
export type SortField = (typeof SORT_FIELDS)[number];

/** By a field of the run (features by how many there are), or by the cells of a column. */
export interface RunSort {
  readonly by: SortField | { readonly columnId: number };
  readonly descending: boolean;
}

export const NEWEST_FIRST = '-created';

/**
 * `-metric.f1_macro` for the highest first, `name` for A to Z.
 * @throws AppError invalid_input that names the nearest, for what is neither a field nor a column of some run.
 */
export function readSort(text: string, columns: readonly RunColumn[]): RunSort {
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const field = SORT_FIELDS.find((known) => known === name);
  if (field) return { by: field, descending };
  const column = columns.find((known) => columnKey(known) === name);
  if (column) return { by: { columnId: column.id }, descending };
  const hint = didYouMean(name, [...SORT_FIELDS, ...columns.map(columnKey)]);
  const message = `Runs cannot be sorted by "${name}".${hint || ` Use ${SORT_FIELDS.join(', ')} or a column such as metric.f1_macro.`}`;
  throw new AppError('invalid_input', message, { fields: { sort: message } });
}
