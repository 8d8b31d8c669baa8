import type { Route } from 'next';
import type { HoldoutRowsQuery } from '#server/runs/holdout-rows';
import type { Run } from '#server/runs/schema';
import type { Report } from '#server/training/schema';
import type { CellLinks } from '../../_ui/confusion-matrix.tsx';
import { queryChoice, queryValue, type SearchParams, toQuery } from '../../_ui/search-params.ts';

/** Rows of a cell on one page. */
export const CELL_PAGE = 25;

/** A cell of the confusion matrix that an address asks for, by class value, and how its rows are shown. */
export interface CellView {
  readonly truth: Report['classes'][number];
  readonly predicted: Report['classes'][number];
  /** As the server takes it. */
  readonly query: HoldoutRowsQuery;
  /** From 1. */
  readonly page: number;
}

/** The cell an address asks for; null where it asks for none, or for classes the run does not have. */
export function readCell(
  params: SearchParams,
  { report, features }: Pick<Run, 'report' | 'features'>,
): CellView | null {
  const cell = queryValue(params, 'cell');
  const [truth, predicted] = cell.split(',').map((text) => {
    return report?.classes.find(({ label }) => text !== '' && label === Number(text));
  });
  if (!truth || !predicted) return null;
  const page = Math.max(1, Math.floor(Number(queryValue(params, 'page'))) || 1);
  return {
    truth,
    predicted,
    page,
    query: {
      cell: `${truth.label},${predicted.label}`,
      sort: queryChoice(params, 'sort', ['confidence', 'key', ...features]),
      direction: queryChoice(params, 'direction', ['descending', 'ascending']),
      limit: CELL_PAGE,
      offset: (page - 1) * CELL_PAGE,
    },
  };
}

/** Address of a view of a cell; its rows are scrolled to. */
export function cellAddress(
  runId: string,
  view: { cell: string; sort?: string; direction?: string; page?: number },
): Route {
  const { cell, sort = '', direction = '', page = 1 } = view;
  return `/runs/${runId}${toQuery({ cell, sort, direction, page: page === 1 ? '' : String(page) })}#rows` as Route;
}

/** Every cell of a confusion matrix as a link to its rows. */
export function cellLinks(runId: string, { classes }: Report, shown: CellView | null): CellLinks {
  return classes.map((truth) =>
    classes.map((predicted) => {
      const cell = `${truth.label},${predicted.label}`;
      return { href: cellAddress(runId, { cell }), current: shown?.query.cell === cell };
    }),
  );
}
