'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { type TableView, viewHref } from './table-view.ts';
import { useInSight } from './use-in-sight.client.ts';

export interface QueryChips {
  /** What must hold, each with the query without it. */
  readonly terms: readonly { readonly text: string; readonly q: string }[];
  /** What is often asked next, each with the query that asks it too. */
  readonly offers: readonly { readonly title: string; readonly q: string }[];
}

const CHIP = 'inline-flex max-w-full items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-xs';

/** The conditions of the query, to be taken away one by one, and some to add. */
export function QueryChipRow({ view: drawn, chips: { terms, offers } }: { view: TableView; chips: QueryChips }) {
  const view = useInSight(drawn);
  const asking = (q: string) => viewHref({ ...view, q }) as Route;
  return (
    <ul aria-label="Filters" className="flex flex-wrap gap-1.5">
      {terms.map(({ text, q }) => (
        <li key={text} className={`${CHIP} border-accent/40 bg-accent-soft text-accent-strong`}>
          <code className="truncate font-mono">{text}</code>
          <Link href={asking(q)} aria-label={`Remove ${text}`} className="-mr-1 px-1 font-semibold hover:underline">
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {offers.map(({ title, q }) => (
        <li key={title}>
          <Link href={asking(q)} className={`${CHIP} border-dashed border-line-strong/60 text-ink-soft hover:bg-hover`}>
            <span aria-hidden="true">+</span> {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
