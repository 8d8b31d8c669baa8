'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { TablePage } from '#server/runs/read-table-page';
import type { FoundRun } from '#server/runs/search-runs';
import { toQuery } from '../_ui/search-params.ts';
import { callApi } from './call-api.client.ts';
import { PAGE_SIZE } from './page-size.ts';

/** The first page as the server rendered it, and what it was asked for. */
export interface FirstPage extends TablePage {
  readonly q: string;
  readonly sort: string;
  /** Columns that `cells` has. */
  readonly cellNames: readonly string[];
  /** When it was read: another page of the server begins the list anew. */
  readonly readAt: string;
}

export interface RunPages {
  readonly runs: readonly FoundRun[];
  readonly error: Error | null;
  /** Reads the next page when rows up to this one are wanted and not yet there. */
  readonly wantRows: (upTo: number) => void;
}

/** The runs that fit, page by page as they are scrolled to. */
export function useRunPages(first: FirstPage): RunPages {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ['runs', first.q, first.sort, first.readAt],
    queryFn: ({ pageParam }) =>
      callApi<TablePage>(
        `/api/v1/runs/table${toQuery({ q: first.q, sort: first.sort, limit: String(PAGE_SIZE), after: pageParam })}`,
      ),
    initialPageParam: '',
    initialData: { pages: [first as TablePage], pageParams: [''] },
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const runs = data.pages.flatMap((page) => page.runs);
  const wantRows = (upTo: number) => {
    if (upTo >= runs.length && hasNextPage && !isFetching) void fetchNextPage();
  };
  return { runs, error, wantRows };
}
