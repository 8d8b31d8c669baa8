import { AppError } from '#server/platform/errors';
import { describeRunColumns } from '#server/runs/describe-run-columns';
import { findConstantColumns, GROUP_FIELDS, groupRuns } from '#server/runs/group-runs';
import { readTablePage } from '#server/runs/read-table-page';
import { getRunsView } from '#server/runs/runs-views';
import { listNamedRunsViews } from '#server/runs/runs-views.repo';
import { queryValue, type SearchParams } from '../_ui/search-params.ts';
import { withoutLostColumns } from './lost-columns.ts';
import { COLUMNS_AT_ONCE, PAGE_SIZE } from './page-size.ts';
import { prepareChips } from './prepare-chips.ts';
import { isValueColumn } from './table-columns.ts';
import { readTableView, type TableView } from './table-view.ts';

/** Everything the page shows. A mistake in the query is one of the things it shows. */
export async function readRunsPage(params: SearchParams) {
  const saved = queryValue(params, 'v');
  const asked = saved ? (await getRunsView(saved)).state : params;
  const [known, views] = await Promise.all([describeRunColumns(), listNamedRunsViews()]);
  const all = { view: readTableView(asked), lost: null };
  // The columns one sees without asking stay, even where no run has them yet.
  const { view, lost } = queryValue(asked, 'columns') ? withoutLostColumns(all.view, known) : all;
  const frame = { view, lost, known, views, saved: saved || null };
  try {
    return { ...frame, error: null, found: await readFound(view, new Set(known.map(({ name }) => name))) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
    return { ...frame, error: error.message, found: null };
  }
}

async function readFound(view: TableView, known: ReadonlySet<string>) {
  const chips = prepareChips(view.q, known);
  const values = view.columns.map(({ name }) => name).filter((name) => isValueColumn(name) && known.has(name));
  const cellNames = values.slice(0, COLUMNS_AT_ONCE);
  if (view.group) {
    const groups = await groupRuns({ q: view.q, by: view.group, columns: cellNames });
    return { kind: 'groups', chips, groups, values: cellNames, others: values.length - cellNames.length } as const;
  }
  const [page, hidden] = await Promise.all([
    readTablePage({ q: view.q, sort: view.sort, limit: PAGE_SIZE }, cellNames),
    view.hide ? findConstantColumns(view.q, values) : [],
  ]);
  const first = { ...page, cellNames, q: view.q, sort: view.sort, readAt: new Date().toISOString() };
  return { kind: 'runs', chips, first, hidden } as const;
}

/** What runs can be gathered by: fields, and parameters. */
export const groupChoices = (known: readonly { name: string; kind: string }[]): string[] => [
  ...GROUP_FIELDS,
  ...known.filter(({ kind }) => kind === 'param').map(({ name }) => name),
];
