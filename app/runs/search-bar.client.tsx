'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatCount } from '../_ui/format-number.ts';
import { QueryInput } from './query-input.client.tsx';
import { type TableView, viewHref } from './table-view.ts';
import { useInSight } from './use-in-sight.client.ts';

interface SearchBarProps {
  readonly view: TableView;
  readonly error: string | null;
  /** Characters of a query at most; a longer one would not even fit into an address. */
  readonly longest: number;
}

/** The query of the page; a new one keeps the columns that are in sight. */
export function SearchBar({ view: drawn, error, longest }: SearchBarProps) {
  const [tooLong, setTooLong] = useState<string | null>(null);
  const router = useRouter();
  const view = useInSight(drawn);
  const search = (q: string) => {
    const over = q.length > longest;
    setTooLong(
      over ? `A query has at most ${formatCount(longest)} characters; this one has ${formatCount(q.length)}.` : null,
    );
    if (!over) router.push(viewHref({ ...view, q }) as Route);
  };
  return <QueryInput initial={view.q} error={tooLong ?? error} longest={longest} onSearch={search} />;
}
