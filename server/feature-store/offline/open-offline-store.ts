import { join } from 'node:path';
import { readEnv } from '#server/platform/env';
import { storeConfig } from '#server/platform/store-config';
import { listIngests } from '../ingests.repo.ts';
import { duckDbOfflineStore } from './duckdb/duckdb-offline-store.ts';
import type { OfflineStore } from './offline-store.ts';
import { redshiftOfflineStore } from './redshift/redshift-offline-store.ts';

/** The offline store of the profile. */
export function offlineStore(): OfflineStore {
  const config = storeConfig().offlineStore;
  if (config.type === 'redshift') return redshiftOfflineStore(config);
  return duckDbOfflineStore({
    folder: offlineFolder(readEnv().home),
    memoryLimit: config.memory_limit,
    listLocations: async (table) => (await listIngests(table)).map(({ location }) => location).toReversed(),
  });
}

/** Where the embedded offline store keeps its files. */
export function offlineFolder(home: string): string {
  return join(/* turbopackIgnore: true */ home, 'offline');
}
