'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { inSight } from './in-sight.client.ts';
import { QueryInput } from './query-input.client.tsx';
import { type TableView, viewHref } from './table-view.ts';

/** The query of the page; a new one keeps the columns that are in sight. */
export function SearchBar({ view, error }: { view: TableView; error: string | null }) {
  const router = useRouter();
  const search = (q: string) => router.push(viewHref({ ...inSight(view), q }) as Route);
  return <QueryInput initial={view.q} error={error} onSearch={search} />;
}
