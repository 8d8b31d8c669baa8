'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { QueryInput } from './query-input.client.tsx';
import { readTableView, type TableView, viewHref } from './table-view.ts';

/** The query; columns that were changed since the page was drawn are kept, as the address has them. */
export function SearchBar({ view, error }: { view: TableView; error: string | null }) {
  const router = useRouter();
  const search = (q: string) => {
    const { columns } = readTableView(Object.fromEntries(new URLSearchParams(window.location.search)));
    const kept = new URLSearchParams(window.location.search).has('v') ? view.columns : columns;
    router.push(viewHref({ ...view, columns: kept, q }) as Route);
  };
  return <QueryInput initial={view.q} error={error} onSearch={search} />;
}
