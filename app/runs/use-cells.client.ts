'use client';

import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import type { Cells, FoundRun } from '#server/runs/search-runs';
import { toQuery } from '../_ui/search-params.ts';
import { callApi } from './call-api.client.ts';
import { COLUMNS_AT_ONCE, PAGE_SIZE } from './page-size.ts';
import { isValueColumn } from './table-columns.ts';
import type { FirstPage } from './use-run-pages.client.ts';
import type { Range } from './visible-range.ts';

interface Sight {
  readonly runs: readonly FoundRun[];
  readonly rows: Range;
  /** Names of all columns, and which of them are in sight. */
  readonly names: readonly string[];
  readonly columns: Range;
}

/** The cells in sight, read by blocks of rows and columns; those of the first block came with the page. */
export function useCells(first: FirstPage, { runs, rows, names, columns }: Sight): Cells {
  const blocks = blocksOf(rows, PAGE_SIZE).flatMap((page) =>
    blocksOf(columns, COLUMNS_AT_ONCE).map((chunk) => ({
      ids: runs.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map(({ id }) => id),
      names: names.slice(chunk * COLUMNS_AT_ONCE, (chunk + 1) * COLUMNS_AT_ONCE).filter(isValueColumn),
    })),
  );
  const wanted = blocks.filter((block) => block.ids.length > 0 && block.names.length > 0);
  return useQueries({
    queries: wanted.map((block) => ({
      queryKey: ['run-cells', first.readAt, block.ids[0], block.ids.length, block.names.join()],
      queryFn: () => readBlock(block.ids, block.names),
      staleTime: Number.POSITIVE_INFINITY,
      ...(holds(first, block) && { initialData: first.cells }),
    })),
    combine: together,
  });
}

const readBlock = async (ids: readonly string[], names: readonly string[]): Promise<Cells> => {
  const query = toQuery({ runs: ids.join(), columns: names.join() });
  return (await callApi<{ cells: Cells }>(`/api/v1/runs/cells${query}`)).cells;
};

/** Whether the page came with these cells. */
function holds({ runs, cellNames }: FirstPage, block: { ids: readonly string[]; names: readonly string[] }): boolean {
  return block.ids[0] === runs[0]?.id && block.names.every((name) => cellNames.includes(name));
}

/** The numbers of the blocks that a range reaches into. */
function blocksOf({ from, to }: Range, size: number): number[] {
  const first = Math.floor(from / size);
  return Array.from({ length: Math.max(0, Math.ceil(to / size) - first) }, (_, i) => first + i);
}

function together(results: readonly UseQueryResult<Cells>[]): Cells {
  const cells: Record<string, Record<string, number | string>> = {};
  for (const { data } of results) {
    for (const [id, values] of Object.entries(data ?? {})) cells[id] = { ...cells[id], ...values };
  }
  return cells;
}
