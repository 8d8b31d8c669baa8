'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { FoundRun } from '#server/runs/search-runs';
import { GridHeader, type HeaderActions } from './grid-header.client.tsx';
import { GridRow, ROW_HEIGHT } from './grid-row.client.tsx';
import { describeColumn } from './table-columns.ts';
import type { ShownColumn } from './table-view.ts';
import { useCells } from './use-cells.client.ts';
import { useFollowLinks } from './use-follow-links.client.ts';
import type { FirstPage, RunPages } from './use-run-pages.client.ts';
import { useWindow } from './use-window.client.ts';
import { edgesOf } from './visible-range.ts';

/** Rows that are read ahead of those in sight. */
const AHEAD = 50;

/** Of the headings, and room for a bar to scroll by, in CSS pixels. */
const HEADER_HEIGHT = 40;
const SCROLLBAR = 16;

interface GridProps extends HeaderActions {
  readonly first: FirstPage;
  readonly pages: RunPages;
  readonly columns: readonly ShownColumn[];
  readonly chosen: ReadonlySet<string>;
  readonly onCheck: (index: number, checked: boolean, range: boolean) => void;
  readonly onStar: (run: FoundRun) => void;
  readonly onFailure: (error: Error | null) => void;
}

/** The table of runs. However many there are, only the rows and columns in sight are drawn, and read. */
export function Grid({ first, pages, columns, chosen, onCheck, onStar, onFailure, ...header }: GridProps) {
  const box = useRef<HTMLElement>(null);
  const shown = useMemo(() => {
    const described = columns.map(({ name }) => describeColumn(name));
    return { names: columns.map(({ name }) => name), described, edges: edgesOf(columns.map(({ width }) => width)) };
  }, [columns]);
  const { runs, wantRows } = pages;
  const total = Math.max(first.total ?? 0, runs.length);
  const { sight, look } = useWindow(box, total, shown.edges);
  const inSight = useMemo(() => ({ ...sight, runs, names: shown.names }), [sight, runs, shown.names]);
  const { cells, error } = useCells(first, inSight);
  useEffect(() => onFailure(error), [error, onFailure]);
  useEffect(() => wantRows(sight.rows.to + AHEAD));
  const follow = useFollowLinks();

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that Enter is pressed on is clicked by the browser.
    <section
      ref={box}
      aria-label="The table, to be scrolled"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      onScroll={look}
      onClick={follow}
      className="relative max-h-[70dvh] overflow-auto rounded-t-lg [--name:13rem] [contain:strict] sm:[--name:17rem]"
      style={{ height: HEADER_HEIGHT + total * ROW_HEIGHT + SCROLLBAR }}
    >
      <table
        aria-label="Runs"
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        className="block min-w-full"
        style={{ width: `calc(var(--name) + ${shown.edges.at(-1)}px)` }}
      >
        <GridHeader columns={shown} shown={sight.columns} sort={first.sort} {...header} />
        <tbody className="relative block" style={{ height: total * ROW_HEIGHT }}>
          {runs.slice(sight.rows.from, sight.rows.to).map((run, i) => (
            <GridRow
              key={run.id}
              run={run}
              index={sight.rows.from + i}
              columns={shown}
              shown={sight.columns}
              cells={cells.get(run.id)}
              checked={chosen.has(run.id)}
              onCheck={onCheck}
              onStar={onStar}
            />
          ))}
        </tbody>
      </table>
      {sight.rows.to > runs.length && <Reading row={Math.max(runs.length, sight.rows.from)} />}
    </section>
  );
}

/** Stands where rows will be. */
const Reading = ({ row }: { row: number }) => (
  <p
    role="status"
    className="absolute inset-x-0 px-3 text-sm leading-13 text-ink-faint"
    style={{ top: HEADER_HEIGHT + row * ROW_HEIGHT }}
  >
    Reading further runs…
  </p>
);
