'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { QueryInput } from './query-input.client.tsx';
import { type TableView, viewHref } from './table-view.ts';
import { useInSight } from './use-in-sight.client.ts';

/** The query of the page; a new one keeps the columns that are in sight. */
export function SearchBar({ view: drawn, error }: { view: TableView; error: string | null }) {
  const router = useRouter();
  const view = useInSight(drawn);
  const search = (q: string) => router.push(viewHref({ ...view, q }) as Route);
  return <QueryInput initial={view.q} error={error} onSearch={search} />;
}
