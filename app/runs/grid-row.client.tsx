'use client';

import { type CSSProperties, type MouseEvent, memo } from 'react';
import type { FoundRun } from '#server/runs/search-runs';
import type { RowCells } from './known-cells.ts';
import { RunCell } from './run-cell.tsx';
import { RunNameCell } from './run-name-cell.tsx';
import type { ColumnDescription } from './table-columns.ts';
import type { Range } from './visible-range.ts';

/** In CSS pixels, the same as `leading-13`; every row has it, so that a row's place is known without measuring. */
export const ROW_HEIGHT = 52;

export interface GridColumns {
  readonly names: readonly string[];
  readonly described: readonly ColumnDescription[];
  /** Where each begins behind the name of the run, and where the last ends. */
  readonly edges: readonly number[];
}

interface GridRowProps {
  readonly run: FoundRun;
  readonly index: number;
  readonly columns: GridColumns;
  readonly shown: Range;
  readonly cells: RowCells | undefined;
  readonly checked: boolean;
  readonly onCheck: (index: number, checked: boolean, range: boolean) => void;
  readonly onStar: (run: FoundRun) => void;
}

/** Where a column lies in its row: behind the name, which stays in sight. */
export const columnPlace = (left: number, width: number): CSSProperties => ({
  left: `calc(var(--name) + ${left}px)`,
  width,
});

/** One run: its name stays at the left, the columns in sight lie behind it. Drawn again only when it changes. */
export const GridRow = memo(function GridRow({ run, index, columns, shown, cells, checked, ...on }: GridRowProps) {
  const { described, edges } = columns;
  return (
    <tr
      aria-rowindex={index + 2}
      className="group absolute block w-full border-b border-line bg-surface hover:bg-hover"
      style={{ height: ROW_HEIGHT, transform: `translateY(${index * ROW_HEIGHT}px)` }}
    >
      <RowHeading run={run} index={index} checked={checked} {...on} />
      {described.slice(shown.from, shown.to).map((column, i) => (
        <GridCell
          key={column.name}
          run={run}
          column={column}
          at={shown.from + i}
          left={edges[shown.from + i]!}
          width={edges[shown.from + i + 1]! - edges[shown.from + i]!}
          value={cells?.[column.name]}
        />
      ))}
    </tr>
  );
});

type RowHeadingProps = Pick<GridRowProps, 'run' | 'index' | 'checked' | 'onCheck' | 'onStar'>;

const RowHeading = memo(function RowHeading({ run, index, checked, onCheck, onStar }: RowHeadingProps) {
  const check = (event: MouseEvent<HTMLInputElement>) => onCheck(index, event.currentTarget.checked, event.shiftKey);
  return (
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
        onClick={() => onStar(run)}
        className={`shrink-0 rounded-sm px-1 text-base ${run.starred ? 'text-caution' : 'text-ink-faint'}`}
      >
        <span aria-hidden="true">{run.starred ? '★' : '☆'}</span>
      </button>
    </th>
  );
});

interface GridCellProps {
  readonly run: FoundRun;
  readonly column: ColumnDescription;
  /** 0 for the first column behind the name. */
  readonly at: number;
  readonly left: number;
  readonly width: number;
  readonly value: number | string | null | undefined;
}

const GridCell = memo(function GridCell({ run, column, at, left, width, value }: GridCellProps) {
  const align = column.kind === 'text' || column.kind === 'status' ? 'text-left' : 'text-right';
  return (
    <td
      aria-colindex={at + 2}
      className={`absolute inset-y-0 truncate px-3 text-sm leading-13 ${align}`}
      style={columnPlace(left, width)}
    >
      <RunCell run={run} column={column} value={value} />
    </td>
  );
});
