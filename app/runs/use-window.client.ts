'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';
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

/** Which rows and columns a scrolled box shows. It changes only when others come into sight, not with every pixel. */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  rows: number,
  edges: readonly number[],
): { sight: Sight; look: () => void } {
  const [sight, setSight] = useState(UNMEASURED);
  const look = useCallback(() => {
    const seen = box.current;
    if (!seen) return;
    const name = seen.querySelector<HTMLElement>('th')?.offsetWidth ?? 0;
    const next = {
      rows: visibleRows(rows, ROW_HEIGHT, seen.scrollTop, seen.clientHeight, ROWS_BEYOND),
      columns: visibleRange(edges, seen.scrollLeft, Math.max(0, seen.clientWidth - name), COLUMNS_BEYOND),
    };
    setSight((now) => (same(now.rows, next.rows) && same(now.columns, next.columns) ? now : next));
  }, [box, rows, edges]);

  useEffect(() => {
    look();
    const watched = new ResizeObserver(look);
    if (box.current) watched.observe(box.current);
    return () => watched.disconnect();
  }, [box, look]);

  return { sight, look };
}

const same = (a: Range, b: Range): boolean => a.from === b.from && a.to === b.to;
