'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type ReactNode, useMemo, useState } from 'react';
import type { DescribedColumn } from '#server/runs/describe-run-columns';
import { formatQuantity } from '../_ui/format-number.ts';
import { ColumnChooser } from './column-chooser.client.tsx';
import { Grid } from './grid.client.tsx';
import { FOLDED } from './more-controls.tsx';
import { movedAmong } from './move-columns.ts';
import { SelectionBar } from './selection-bar.client.tsx';
import { type ShownColumn, sortedBy, type TableView, viewHref } from './table-view.ts';
import { useMarks } from './use-marks.client.ts';
import { type FirstPage, useRunPages } from './use-run-pages.client.ts';
import { useSelection } from './use-selection.client.ts';

interface RunsBrowserProps {
  readonly view: TableView;
  readonly first: FirstPage;
  readonly known: readonly DescribedColumn[];
  /** Columns that are the same in all runs, where they are to be left out. */
  readonly hidden: readonly string[];
  /** What stands beside the choice of columns. */
  readonly children: ReactNode;
}

/** The table of runs with what can be done to it. Columns change here and in the address; all else asks the server. */
export function RunsBrowser({ view, first, known, hidden, children }: RunsBrowserProps) {
  const router = useRouter();
  const [columns, setColumns] = useState(view.columns);
  const [unread, setUnread] = useState<Error | null>(null);
  const pages = useRunPages(first);
  const { failure, mark, star } = useMarks(pages.remark);
  const { chosen, check, clear } = useSelection(pages.runs);
  const checked = pages.runs.filter(({ id }) => chosen.has(id));
  const shown = useMemo(() => columns.filter(({ name }) => !hidden.includes(name)), [columns, hidden]);

  /** While an edge is dragged the address waits: browsers allow it only so many changes. */
  const show = (next: readonly ShownColumn[], settled = true) => {
    setColumns(next);
    if (settled) window.history.replaceState(null, '', viewHref({ ...view, columns: next }));
  };
  const move = (name: string, by: number) => show(movedAmong(columns, shown, name, by));
  const resize = (name: string, width: number, settled: boolean) =>
    show(
      columns.map((column) => (column.name === name ? { name, width } : column)),
      settled,
    );
  const sort = (name: string) =>
    router.push(viewHref(sortedBy({ ...view, columns }, name)) as Route, { scroll: false });
  const wrong = failure ?? (pages.error ?? unread)?.message;

  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-ink-soft" role="status">
          {formatQuantity(first.total ?? pages.runs.length, 'run')}
          {hidden.length > 0 && `, ${formatQuantity(hidden.length, 'column')} the same in all of them left out`}
        </p>
        <div className={`flex flex-wrap items-center gap-2 ${FOLDED}`}>
          {children}
          <ColumnChooser columns={columns} known={known} onChange={show} />
        </div>
      </div>
      {wrong && (
        <p role="alert" className="mb-2 text-sm text-worse">
          {wrong}
        </p>
      )}
      <div className="panel">
        <Grid
          first={first}
          pages={pages}
          columns={shown}
          chosen={chosen}
          onCheck={check}
          onStar={star}
          onSort={sort}
          onResize={resize}
          onMove={move}
          onFailure={setUnread}
        />
        <SelectionBar
          chosen={checked}
          onCompare={() => router.push(`/compare?runs=${checked.map(({ id }) => id).join(',')}` as Route)}
          onMark={(marks) => mark({ ...marks, runs: checked.map(({ id }) => id) })}
          onClear={clear}
        />
      </div>
    </>
  );
}
