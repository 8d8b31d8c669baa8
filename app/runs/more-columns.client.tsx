'use client';

import { useState } from 'react';
import { Button } from '../_ui/button.tsx';
import { describeColumn } from './table-columns.ts';

interface MoreColumnsProps {
  /** Columns that are not shown. */
  readonly names: readonly string[];
  readonly onAdd: (names: readonly string[]) => void;
}

/** As many as are listed before one narrows them down. */
const MOST_LISTED = 60;

/** The columns there could be, found by words of their names. */
export function MoreColumns({ names, onAdd }: MoreColumnsProps) {
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const fitting = names.filter((name) => `${name} ${describeColumn(name).title}`.toLowerCase().includes(wanted));
  return (
    <section aria-label="More columns">
      <input
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder="Find a figure or a parameter"
        aria-label="Find a column"
        className="field mb-2"
      />
      <ul className="grid max-h-60 grid-cols-[minmax(0,1fr)] gap-0.5 overflow-y-auto">
        {fitting.slice(0, MOST_LISTED).map((name) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => onAdd([name])}
              className="flex w-full items-baseline justify-between gap-2 rounded-sm px-1 text-left text-sm hover:bg-hover"
            >
              <span className="truncate">{describeColumn(name).title}</span>
              <code className="truncate text-2xs text-ink-faint">{name}</code>
            </button>
          </li>
        ))}
      </ul>
      {fitting.length === 0 && <p className="text-sm text-ink-faint">There is no other column of that name.</p>}
      <Button className="mt-2" disabled={fitting.length === 0} onClick={() => onAdd(fitting)}>
        Show all {fitting.length}
      </Button>
    </section>
  );
}
