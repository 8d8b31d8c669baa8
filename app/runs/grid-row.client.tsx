'use client';

import { type CSSProperties, type MouseEvent, memo } from 'react';
import type { FoundRun } from '#server/runs/search-runs';
import { RunCell } from './run-cell.tsx';
import { RunNameCell } from './run-name-cell.tsx';
import { describeColumn } from './table-columns.ts';
import type { Range } from './visible-range.ts';

/** In CSS pixels; every row has it, so that a row's place is known without measuring. */
export const ROW_HEIGHT = 52;

export interface GridColumns {
  readonly names: readonly string[];
  /** Where each begins behind the name of the run, and where the last ends. */
  readonly edges: readonly number[];
}

interface GridRowProps {
  readonly run: FoundRun;
  readonly index: number;
  readonly columns: GridColumns;
  readonly shown: Range;
  readonly cells: Readonly<Record<string, number | string>> | undefined;
  readonly checked: boolean;
  readonly onCheck: (index: number, checked: boolean, range: boolean) => void;
  readonly onStar: (run: FoundRun) => void;
}

/** Where a column lies in its row: behind the name, which stays in sight. */
export const columnPlace = ({ edges }: GridColumns, i: number): CSSProperties => ({
  left: `calc(var(--name) + ${edges[i]}px)`,
  width: edges[i + 1]! - edges[i]!,
});

/** One run: its name stays at the left, the columns in sight lie behind it. Drawn again only when it changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { run, index, columns, shown, cells, checked } = props;
  const check = (event: MouseEvent<HTMLInputElement>) =>
    props.onCheck(index, event.currentTarget.checked, event.shiftKey);
  return (
    <tr
      aria-rowindex={index + 2}
      className="group absolute block w-full border-b border-line bg-surface hover:bg-hover"
      style={{ height: ROW_HEIGHT, transform: `translateY(${index * ROW_HEIGHT}px)` }}
    >
      <th
        scope="row"
        className="sticky left-0 z-10 flex h-full w-(--name) items-center gap-2 border-r border-line bg-surface px-3 text-left font-normal group-hover:bg-hover"
      >
        <input
          type="checkbox"
          checked={checked}
          readOnly
          onClick={check}
          aria-label={`Compare ${run.name} by ${run.owner}`}
          className="size-4 shrink-0"
        />
        <RunNameCell run={run} />
        <button
          type="button"
          aria-pressed={run.starred}
          aria-label={`Star ${run.name}`}
          onClick={() => props.onStar(run)}
          className={`shrink-0 rounded-sm px-1 text-base ${run.starred ? 'text-caution' : 'text-ink-faint'}`}
        >
          <span aria-hidden="true">{run.starred ? '★' : '☆'}</span>
        </button>
      </th>
      {columns.names.slice(shown.from, shown.to).map((name, i) => (
        <GridCell key={name} run={run} name={name} columns={columns} at={shown.from + i} value={cells?.[name]} />
      ))}
    </tr>
  );
});

interface GridCellProps {
  readonly run: FoundRun;
  readonly name: string;
  readonly columns: GridColumns;
  readonly at: number;
  readonly value: number | string | undefined;
}

function GridCell({ run, name, columns, at, value }: GridCellProps) {
  const column = describeColumn(name);
  const align = column.kind === 'text' || column.kind === 'status' ? 'justify-start' : 'justify-end';
  return (
    <td
      aria-colindex={at + 2}
      className={`absolute inset-y-0 flex items-center px-3 text-sm ${align}`}
      style={columnPlace(columns, at)}
    >
      <span className="truncate">
        <RunCell run={run} column={column} value={value} />
      </span>
    </td>
  );
}
