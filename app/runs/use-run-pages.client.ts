'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { MarkRuns } from '#server/runs/mark-runs';
import type { TablePage } from '#server/runs/read-table-page';
import type { FoundRun } from '#server/runs/search-runs';
import { toQuery } from '../_ui/search-params.ts';
import { callApi } from './call-api.client.ts';
import { FURTHER_SIZE } from './page-size.ts';
import { withMarks } from './with-marks.ts';

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
  /** Shows marks the server has taken, without reading the list again: one stays where one has scrolled to. */
  readonly remark: (marks: MarkRuns) => void;
}

/** As long as somebody is likely to come back to the list. */
const KEPT_MS = 30 * 60_000;

interface Pages {
  readonly pages: readonly { readonly runs: readonly FoundRun[] }[];
}

/** The runs that fit, page by page as they are scrolled to. */
export function useRunPages({ q, sort, readAt, ...first }: FirstPage): RunPages {
  const client = useQueryClient();
  const queryKey = useMemo(() => ['runs', q, sort, readAt], [q, sort, readAt]);
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      callApi<TablePage>(`/api/v1/runs/table${toQuery({ q, sort, limit: String(FURTHER_SIZE), after: pageParam })}`),
    initialPageParam: '',
    initialData: { pages: [first as TablePage], pageParams: [''] },
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    // The browser's way back shows the page as it was drawn; the marks put on since are in here.
    gcTime: KEPT_MS,
    // Comparing all pages with every new one would take longer than reading it, and they do not change.
    structuralSharing: false,
  });
  const runs = useMemo(() => data.pages.flatMap((page) => page.runs), [data.pages]);
  const wantRows = (upTo: number) => {
    if (upTo >= runs.length && hasNextPage && !isFetching) void fetchNextPage();
  };
  const remark = useCallback(
    (marks: MarkRuns) => client.setQueryData(queryKey, (known?: Pages) => known && remarked(known, marks)),
    [client, queryKey],
  );
  return { runs, error, wantRows, remark };
}

/** Runs that were not marked stay the objects they are. */
function remarked<P extends Pages>(known: P, { runs: ids, ...marks }: MarkRuns): P {
  const marked = new Set(ids);
  const pages = known.pages.map((page) => ({
    ...page,
    runs: page.runs.map((run) => (marked.has(run.id) ? withMarks(run, marks) : run)),
  }));
  return { ...known, pages };
}
