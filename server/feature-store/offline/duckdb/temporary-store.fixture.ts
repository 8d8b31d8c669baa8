import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfflineStore } from '../offline-store.ts';
import { duckDbOfflineStore } from './duckdb-offline-store.ts';

/** An empty store in a folder that is gone afterwards; an append counts from the moment its `record` is done. */
export async function withTemporaryStore<T>(
  work: (store: OfflineStore, folder: string, filesOf: (table: string) => string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cookoff-offline-store-'));
  let recorded: { table: string; location: string }[] = [];
  const locationsOf = (wanted: string) =>
    recorded.filter(({ table }) => table === wanted).map(({ location }) => location);
  const store = duckDbOfflineStore({ folder, listLocations: async (table) => locationsOf(table) });
  try {
    const counting: OfflineStore = {
      ...store,
      async drop(table) {
        recorded = recorded.filter((one) => one.table !== table.source.table);
        await store.drop(table);
      },
      append: (table, rows, record, signal) =>
        store.append(
          table,
          rows,
          async (placed) => {
            const result = await record(placed);
            recorded.push({ table: table.source.table, location: placed.location });
            return result;
          },
          signal,
        ),
    };
    return await work(counting, folder, (table) => locationsOf(table).map((location) => join(folder, location)));
  } finally {
    await rm(folder, { recursive: true });
  }
}
