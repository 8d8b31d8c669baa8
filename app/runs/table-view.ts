import { queryValue, type SearchParams, toQuery } from '../_ui/search-params.ts';
import { describeColumn } from './table-columns.ts';

/** A column of the runs table as it is shown. */
export interface ShownColumn {
  readonly name: string;
  /** In CSS pixels. */
  readonly width: number;
}

/** How the runs table is looked at; all of it is in the address. */
export interface TableView {
  readonly q: string;
  readonly sort: string;
  readonly columns: readonly ShownColumn[];
  /** Columns that are the same in all runs found are left out. */
  readonly hide: boolean;
  /** Empty: one row a run. */
  readonly group: string;
}

export const DEFAULT_SORT = '-created';
const DEFAULT_COLUMNS = [
  'status',
  'metric.f1_macro',
  'gain.f1_macro',
  'metric.accuracy',
  'baseline.accuracy',
  'created',
];
export const WIDTH = { least: 60, most: 600 } as const;

/** From an address or a saved view; what is missing or makes no sense is as it is by itself. */
export function readTableView(params: SearchParams): TableView {
  const columns = readColumns(queryValue(params, 'columns'));
  return {
    q: queryValue(params, 'q').trim(),
    sort: queryValue(params, 'sort') || DEFAULT_SORT,
    columns: columns.length > 0 ? columns : readColumns(DEFAULT_COLUMNS.join(',')),
    hide: queryValue(params, 'hide') === 'constant',
    group: queryValue(params, 'group'),
  };
}

/** Only what differs from the view one sees without asking, so that addresses stay short. */
export function viewState({ q, sort, columns, hide, group }: TableView): Record<string, string> {
  const written = columns.map(writeColumn).join(',');
  return {
    ...(q && { q }),
    ...(sort !== DEFAULT_SORT && { sort }),
    ...(written !== DEFAULT_COLUMNS.join(',') && { columns: written }),
    ...(hide && { hide: 'constant' }),
    ...(group && { group }),
  };
}

export const viewHref = (view: TableView): string => `/runs${toQuery(viewState(view))}`;

/** The same view sorted by a column: highest or newest first, names from A, and the other way round when it is so. */
export function sortedBy(view: TableView, name: string): TableView {
  const first = describeColumn(name).kind === 'text' ? name : `-${name}`;
  const other = first === name ? `-${name}` : name;
  return { ...view, sort: view.sort === first ? other : first };
}

function readColumns(text: string): ShownColumn[] {
  const columns = new Map<string, ShownColumn>();
  for (const word of text.split(',').filter(Boolean)) {
    const [encoded = '', width = ''] = word.split(':');
    const name = decoded(encoded);
    const asked = /^\d+$/.test(width) ? Number(width) : describeColumn(name).width;
    columns.set(name, { name, width: Math.min(WIDTH.most, Math.max(WIDTH.least, asked)) });
  }
  return [...columns.values()];
}

function writeColumn({ name, width }: ShownColumn): string {
  const encoded = name.replace(/[%,:]/g, encodeURIComponent);
  return width === describeColumn(name).width ? encoded : `${encoded}:${width}`;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
