'use client';

import { type KeyboardEvent, memo, type PointerEvent } from 'react';
import { columnPlace, type GridColumns } from './grid-row.client.tsx';
import type { ColumnDescription } from './table-columns.ts';
import { WIDTH } from './table-view.ts';
import type { Range } from './visible-range.ts';

/** How far an arrow key moves a column's edge, in CSS pixels. */
const STEP = 16;

export interface HeaderActions {
  readonly onSort: (name: string) => void;
  /** `settled` is false while an edge is still dragged. */
  readonly onResize: (name: string, width: number, settled: boolean) => void;
  /** By so many places to the right; negative to the left. */
  readonly onMove: (name: string, by: number) => void;
}

interface GridHeaderProps extends HeaderActions {
  readonly columns: GridColumns;
  readonly shown: Range;
  readonly sort: string;
}

/** The headings: a click sorts, Alt with an arrow key or a drag moves a column, its right edge makes it wider. */
export const GridHeader = memo(function GridHeader({ columns, shown, sort, ...actions }: GridHeaderProps) {
  return (
    <thead className="sticky top-0 z-20 block">
      <tr aria-rowindex={1} className="relative block h-10 border-b border-line bg-sunken">
        <th
          scope="col"
          aria-colindex={1}
          aria-sort={orderOf(sort, 'name')}
          className="sticky left-0 z-10 flex h-full w-(--name) items-center border-r border-line bg-sunken px-3"
        >
          <SortButton column={{ name: 'name', title: 'Run' }} sort={sort} {...actions} />
        </th>
        {columns.described.slice(shown.from, shown.to).map((column, i) => (
          <Heading key={column.name} column={column} columns={columns} at={shown.from + i} sort={sort} {...actions} />
        ))}
      </tr>
    </thead>
  );
});

interface HeadingProps extends HeaderActions {
  readonly column: ColumnDescription;
  readonly columns: GridColumns;
  readonly at: number;
  readonly sort: string;
}

function Heading({ column, columns, at, sort, ...actions }: HeadingProps) {
  const { name, kind } = column;
  const align = kind === 'text' || kind === 'status' ? 'justify-start' : 'justify-end';
  const left = columns.edges[at]!;
  const width = columns.edges[at + 1]! - left;
  return (
    <th
      scope="col"
      aria-colindex={at + 2}
      aria-sort={orderOf(sort, name)}
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', name)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const from = columns.names.indexOf(event.dataTransfer.getData('text/plain'));
        if (from >= 0) actions.onMove(columns.names[from]!, at - from);
      }}
      className={`absolute inset-y-0 flex items-center px-3 ${align}`}
      style={columnPlace(left, width)}
    >
      <SortButton column={column} sort={sort} {...actions} />
      <WidthHandle
        title={column.title}
        width={width}
        onResize={(next, settled) => actions.onResize(name, next, settled)}
      />
    </th>
  );
}

interface SortButtonProps extends HeaderActions {
  readonly column: Pick<ColumnDescription, 'name' | 'title'>;
  readonly sort: string;
}

function SortButton({ column: { name, title }, sort, onSort, onMove }: SortButtonProps) {
  const order = orderOf(sort, name);
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!event.altKey || !by) return;
    event.preventDefault();
    onMove(name, by);
  };
  return (
    <button
      type="button"
      title={`${title} (${name})`}
      onClick={() => onSort(name)}
      onKeyDown={move}
      aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
      className="flex min-w-0 items-center gap-1 eyebrow hover:text-ink"
    >
      <span className="truncate">{title}</span>
      <span aria-hidden="true">{order === 'none' ? '' : order === 'descending' ? '↓' : '↑'}</span>
    </button>
  );
}

interface WidthHandleProps {
  readonly title: string;
  readonly width: number;
  readonly onResize: (width: number, settled: boolean) => void;
}

/** The right edge of a column: dragged, or moved with the arrow keys. */
function WidthHandle({ title, width, onResize }: WidthHandleProps) {
  const resize = (next: number, settled: boolean) =>
    onResize(Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, next))), settled);
  const grab = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    const [handle, start] = [event.currentTarget, event.clientX];
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => resize(width + move.clientX - start, false);
    handle.onpointerup = (last) => {
      handle.onpointermove = null;
      resize(width + last.clientX - start, true);
    };
  };
  const nudge = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    resize(width + by, true);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that is moved is a separator with a value; <hr> has none.
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${title}`}
      aria-valuenow={width}
      aria-valuemin={WIDTH.least}
      aria-valuemax={WIDTH.most}
      onPointerDown={grab}
      onKeyDown={nudge}
      className="absolute inset-y-2 right-0 w-1.5 cursor-col-resize touch-none border-r border-line hover:border-accent"
    />
  );
}

function orderOf(sort: string, name: string): 'ascending' | 'descending' | 'none' {
  if (sort === name) return 'ascending';
  return sort === `-${name}` ? 'descending' : 'none';
}
