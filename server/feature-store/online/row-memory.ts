import type { OnlineRow } from './online-store.ts';

export interface RowMemory {
  /** The row of a key as it was at this revision of the store, `read` once; absence is remembered too. */
  recall(revision: number, view: string, key: Buffer, read: () => OnlineRow | undefined): OnlineRow | undefined;
}

/**
 * Rows as they were decoded, for as long as the store has not changed. A new revision forgets all of them, and so does
 * the row that would be one too many: starting over is cheap beside keeping an order of use at every read.
 */
export function rowMemory(maxRows: number): RowMemory {
  const views = new Map<string, Map<string, OnlineRow | undefined>>();
  let at = Number.NaN;
  let size = 0;

  function forget(revision: number): void {
    views.clear();
    at = revision;
    size = 0;
  }

  function keep(view: string, id: string, row: OnlineRow | undefined): void {
    const rows = views.get(view) ?? new Map<string, OnlineRow | undefined>();
    views.set(view, rows.set(id, row));
    size++;
  }

  return {
    recall(revision, view, key, read) {
      if (revision !== at) forget(revision);
      const id = key.toString('latin1');
      const rows = views.get(view);
      const known = rows?.get(id);
      if (known || rows?.has(id)) return known;
      const row = read();
      if (size >= maxRows) forget(revision);
      keep(view, id, row);
      return row;
    },
  };
}
