'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { ROW_HEIGHT } from './grid-row.client.tsx';
import { type Range, visibleRange, visibleRows } from './visible-range.ts';

/** Rows and columns in sight. */
export interface Sight {
  readonly rows: Range;
  readonly columns: Range;
}

/** Rows and columns drawn beyond the edge. */
const ROWS_BEYOND = 8;
const COLUMNS_BEYOND = 2;
/** Before anything was measured: as much as a large screen shows. */
const UNMEASURED: Sight = { rows: { from: 0, to: 24 }, columns: { from: 0, to: 12 } };

/**
 * Which rows and columns a scrolled box shows. It changes only when others come into sight, not with every pixel, and
 * each range is the same object until it does. Sizes are read when they change and never while one scrolls.
 */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  rows: number,
  edges: readonly number[],
): { sight: Sight; look: () => void } {
  const [sight, setSight] = useState(UNMEASURED);
  const size = useRef({ width: 0, height: 0 });
  const look = useCallback(() => {
    if (!box.current) return;
    const { scrollTop, scrollLeft } = box.current;
    const { width, height } = size.current;
    const next = {
      rows: visibleRows(rows, ROW_HEIGHT, scrollTop, height, ROWS_BEYOND),
      columns: visibleRange(edges, scrollLeft, width, COLUMNS_BEYOND),
    };
    setSight((now) => keepSame(now, next));
  }, [box, rows, edges]);

  useEffect(() => {
    const seen = box.current;
    if (!seen) return;
    const measure = () => {
      // The name of the run stays in sight and covers what is behind it.
      const name = seen.querySelector('th')?.offsetWidth ?? 0;
      size.current = { width: Math.max(0, seen.clientWidth - name), height: seen.clientHeight };
      look();
    };
    measure();
    const watched = new ResizeObserver(measure);
    watched.observe(seen);
    return () => watched.disconnect();
  }, [box, look]);

  return { sight, look };
}

function keepSame(now: Sight, next: Sight): Sight {
  const rows = same(now.rows, next.rows) ? now.rows : next.rows;
  const columns = same(now.columns, next.columns) ? now.columns : next.columns;
  return rows === now.rows && columns === now.columns ? now : { rows, columns };
}

const same = (a: Range, b: Range): boolean => a.from === b.from && a.to === b.to;
