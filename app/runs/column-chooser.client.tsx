'use client';

import { useState } from 'react';
import type { DescribedColumn } from '#server/runs/describe-run-columns';
import { Button } from '../_ui/button.tsx';
import { moved } from './move-columns.ts';
import { describeColumn, FIELD_COLUMNS } from './table-columns.ts';
import type { ShownColumn } from './table-view.ts';

interface ColumnChooserProps {
  readonly columns: readonly ShownColumn[];
  readonly known: readonly DescribedColumn[];
  readonly onChange: (columns: readonly ShownColumn[]) => void;
}

/** As many as are listed before one narrows them down. */
const MOST_LISTED = 60;

/** Which columns are shown, and in what order. */
export function ColumnChooser({ columns, known, onChange }: ColumnChooserProps) {
  const [words, setWords] = useState('');
  const names = [...FIELD_COLUMNS, ...known.map(({ name }) => name)];
  const shown = new Set(columns.map(({ name }) => name));
  const wanted = words.trim().toLowerCase();
  const fitting = names.filter(
    (name) => !shown.has(name) && `${name} ${describeColumn(name).title}`.toLowerCase().includes(wanted),
  );
  const add = (some: readonly string[]) =>
    onChange([...columns, ...some.map((name) => ({ name, width: describeColumn(name).width }))]);
  const move = (from: number, by: number) => onChange(moved(columns, from, by));
  return (
    <details className="relative">
      <summary className="inline-flex min-h-8.5 items-center rounded-md border border-line-strong/60 bg-surface px-3 text-sm font-medium hover:bg-hover">
        Columns
      </summary>
      <div className="absolute right-0 z-30 mt-1 grid w-[min(40rem,calc(100vw-2rem))] grid-cols-[minmax(0,1fr)] gap-4 rounded-lg border border-line bg-surface p-4 shadow-lg max-sm:right-auto max-sm:left-0 sm:grid-cols-2">
        <section aria-label="Columns shown">
          <h3 className="mb-2 text-sm font-semibold">Shown</h3>
          <ol className="grid max-h-72 gap-0.5 overflow-y-auto">
            {columns.map(({ name }, i) => (
              <li key={name} className="flex items-center gap-1 text-sm">
                <span className="min-w-0 flex-1 truncate" title={name}>
                  {describeColumn(name).title}
                </span>
                <Small label={`Move ${name} left`} sign="↑" off={i === 0} onClick={() => move(i, -1)} />
                <Small
                  label={`Move ${name} right`}
                  sign="↓"
                  off={i === columns.length - 1}
                  onClick={() => move(i, 1)}
                />
                <Small
                  label={`Hide ${name}`}
                  sign="×"
                  off={columns.length === 1}
                  onClick={() => onChange(columns.toSpliced(i, 1))}
                />
              </li>
            ))}
          </ol>
        </section>
        <section aria-label="More columns">
          <input
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            placeholder="Find a figure or a parameter"
            aria-label="Find a column"
            className="field mb-2"
          />
          <ul className="grid max-h-60 gap-0.5 overflow-y-auto">
            {fitting.slice(0, MOST_LISTED).map((name) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => add([name])}
                  className="flex w-full items-baseline justify-between gap-2 rounded-sm px-1 text-left text-sm hover:bg-hover"
                >
                  <span className="truncate">{describeColumn(name).title}</span>
                  <code className="truncate text-2xs text-ink-faint">{name}</code>
                </button>
              </li>
            ))}
          </ul>
          {fitting.length === 0 && <p className="text-sm text-ink-faint">There is no other column of that name.</p>}
          <Button className="mt-2" disabled={fitting.length === 0} onClick={() => add(fitting)}>
            Show all {fitting.length}
          </Button>
        </section>
      </div>
    </details>
  );
}

interface SmallProps {
  readonly label: string;
  readonly sign: string;
  readonly off: boolean;
  readonly onClick: () => void;
}

const Small = ({ label, sign, off, onClick }: SmallProps) => (
  <button
    type="button"
    aria-label={label}
    disabled={off}
    onClick={onClick}
    className="size-6 shrink-0 rounded-sm text-ink-soft hover:bg-hover disabled:opacity-40"
  >
    <span aria-hidden="true">{sign}</span>
  </button>
);
