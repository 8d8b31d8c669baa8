'use client';

import type { DescribedColumn } from '#server/runs/describe-run-columns';
import { MoreColumns } from './more-columns.client.tsx';
import { ShownColumns } from './shown-columns.tsx';
import { describeColumn, FIELD_COLUMNS } from './table-columns.ts';
import type { ShownColumn } from './table-view.ts';

interface ColumnChooserProps {
  readonly columns: readonly ShownColumn[];
  readonly known: readonly DescribedColumn[];
  readonly onChange: (columns: readonly ShownColumn[]) => void;
}

/** Which columns are shown, and in what order. */
export function ColumnChooser({ columns, known, onChange }: ColumnChooserProps) {
  const shown = new Set(columns.map(({ name }) => name));
  const others = [...FIELD_COLUMNS, ...known.map(({ name }) => name)].filter((name) => !shown.has(name));
  const add = (names: readonly string[]) =>
    onChange([...columns, ...names.map((name) => ({ name, width: describeColumn(name).width }))]);
  return (
    <details className="relative">
      <summary className="inline-flex min-h-8.5 items-center rounded-md border border-line-strong/60 bg-surface px-3 text-sm font-medium hover:bg-hover">
        Columns
      </summary>
      <div className="absolute right-0 z-30 mt-1 grid w-[min(40rem,calc(100vw-2rem))] grid-cols-[minmax(0,1fr)] gap-4 rounded-lg border border-line bg-surface p-4 shadow-lg max-sm:right-auto max-sm:left-0 sm:grid-cols-2">
        <ShownColumns columns={columns} onChange={onChange} />
        <MoreColumns names={others} onAdd={add} />
      </div>
    </details>
  );
}
