'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type FormEvent, useDeferredValue, useRef, useState } from 'react';
import type { TablePage } from '#server/runs/read-table-page';
import { formatMetric } from '../_ui/format-number.ts';
import { toQuery } from '../_ui/search-params.ts';
import { addressOf } from './run-query.ts';

const MOST_OFFERED = 8;
const FIGURE = 'metric.f1_macro';

interface AddRunProps {
  /** Ids of the runs that are compared. */
  readonly runs: readonly string[];
  /** What follows the runs in the address. */
  readonly query: string;
  /** Reference of the label that the runs predict; others could not be compared. */
  readonly label: string;
}

/** The card after the last: a search among finished runs of the same label, the newest before one types. */
export function AddRun({ runs, query, label }: AddRunProps) {
  const [text, setText] = useState('');
  const [isOpen, open] = useState(false);
  const results = useRef<HTMLUListElement>(null);
  const asked = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['runs to add', label, asked],
    queryFn: () => findRuns(label, asked),
    enabled: isOpen,
    placeholderData: (before) => before,
  });
  const offered = (data ?? []).filter(({ id }) => !runs.includes(id)).slice(0, MOST_OFFERED);
  const addFirst = (event: FormEvent) => {
    event.preventDefault();
    results.current?.querySelector('a')?.click();
  };

  return (
    <li className="rounded-lg border border-dashed border-line-strong px-3 py-2.5">
      <form onSubmit={addFirst}>
        <label className="block text-sm font-medium" htmlFor="add-run">
          + Add a run
        </label>
        <input
          id="add-run"
          type="search"
          className="field mt-1"
          placeholder="name, owner, feature…"
          autoComplete="off"
          value={text}
          onFocus={() => open(true)}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      {isOpen && (
        <ul ref={results} aria-label="Runs to add" className="mt-1.5 grid gap-0.5 text-xs">
          {offered.map(({ id, name, owner, f1 }) => (
            <li key={id}>
              <Link
                href={addressOf([...runs, id], query)}
                scroll={false}
                prefetch={false}
                className="flex justify-between gap-2 rounded-sm px-1 py-0.5 hover:bg-hover"
                onClick={() => open(false)}
              >
                <span className="truncate text-accent">
                  {name} <span className="text-ink-faint">{owner}</span>
                </span>
                <span title="Macro F1">{formatMetric(f1)}</span>
              </Link>
            </li>
          ))}
          {data && offered.length === 0 && <li className="text-ink-faint">No other finished run fits.</li>}
        </ul>
      )}
    </li>
  );
}

interface OfferedRun {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly f1: number | null;
}

/** Newest first; more than are offered, because some of them may be compared already. */
async function findRuns(label: string, text: string): Promise<OfferedRun[]> {
  const q = ['status = finished', `label = ${quote(label)}`, ...(text ? [quote(text)] : [])].join(' and ');
  const answer = await fetch(`/api/v1/runs/table${toQuery({ q, columns: FIGURE, limit: '16' })}`);
  if (!answer.ok) throw new Error(`The search for runs was answered with ${answer.status}`);
  const { runs, cells }: TablePage = await answer.json();
  return runs.map(({ id, name, owner }) => {
    const value = cells[id]?.[FIGURE];
    return { id, name, owner, f1: typeof value === 'number' ? value : null };
  });
}

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
