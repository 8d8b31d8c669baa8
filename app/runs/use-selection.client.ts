'use client';

import { useCallback, useRef, useState } from 'react';
import type { FoundRun } from '#server/runs/search-runs';

/** The runs that are checked. With Shift all between the last one and this one follow it. */
export function useSelection(runs: readonly FoundRun[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef(0);
  const now = useRef(runs);
  now.current = runs;

  const check = useCallback((index: number, checked: boolean, range: boolean) => {
    const from = range ? Math.min(last.current, index) : index;
    const to = range ? Math.max(last.current, index) : index;
    last.current = index;
    setChosen((before) => {
      const next = new Set(before);
      for (const { id } of now.current.slice(from, to + 1)) checked ? next.add(id) : next.delete(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);

  return { chosen, check, clear };
}
