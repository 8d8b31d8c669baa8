import type { Cells } from './search-runs.ts';
import { countRuns, type RunPage, readRunCells, type SearchRuns, searchRuns } from './search-runs.ts';

/** A page of the table of runs with the cells that are shown of it. */
export interface TablePage extends RunPage {
  readonly cells: Cells;
  /** Runs that fit in all; null on pages after the first, which know it already. */
  readonly total: number | null;
}

/** @throws AppError invalid_input as `searchRuns` does. */
export async function readTablePage(search: SearchRuns, columns: readonly string[]): Promise<TablePage> {
  const [page, total] = await Promise.all([searchRuns(search), search.after ? null : countRuns(search.q ?? '')]);
  const ids = page.runs.map(({ id }) => id);
  return { ...page, total, cells: await readRunCells(ids, columns) };
}
