import { didYouMean } from '#server/platform/suggest';
import { FIELD_COLUMNS, isValueColumn } from './table-columns.ts';
import type { TableView } from './table-view.ts';

/** So many are named. */
const NAMED = 3;

/**
 * A view without the columns that an address or an old saved view asks for and no run has, and a sentence that names
 * them; null where all are there.
 */
export function withoutLostColumns(
  view: TableView,
  known: readonly { readonly name: string }[],
): { readonly view: TableView; readonly lost: string | null } {
  const there = new Set(known.map(({ name }) => name));
  const isThere = ({ name }: { name: string }) => !isValueColumn(name) || there.has(name);
  const names = view.columns.filter((column) => !isThere(column)).map(({ name }) => name);
  if (names.length === 0) return { view, lost: null };
  return {
    view: { ...view, columns: view.columns.filter(isThere) },
    lost: sentenceOf(names, [...FIELD_COLUMNS, ...there]),
  };
}

function sentenceOf(names: readonly string[], known: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return `No run has a column ${first}; it is left out.${didYouMean(first, known)}`;
  const more = names.length - NAMED;
  return `No run has the columns ${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}; they are left out.`;
}
