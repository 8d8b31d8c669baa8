import { join } from 'node:path';
import { readEnv } from '#server/platform/env';
import { locateObject } from '#server/platform/locate-object';
import { type StoreConfig, storeConfig } from '#server/platform/store-config';
import { listIngests } from '../ingests.repo.ts';
import { duckDbOfflineStore } from './duckdb/duckdb-offline-store.ts';
import type { OfflineStore } from './offline-store.ts';
import { redshiftOfflineStore } from './redshift/redshift-offline-store.ts';
import { insertStage, type Stage } from './redshift/stage.ts';

/** The offline store of the profile. */
export function offlineStore(): OfflineStore {
  const config = storeConfig().offlineStore;
  if (config.type === 'redshift') return redshiftOfflineStore(config, () => openStage(config));
  return duckDbOfflineStore({
    folder: offlineFolder(readEnv().home),
    memoryLimit: config.memory_limit,
    listLocations: async (table) => (await listIngests(table)).map(({ location }) => location).toReversed(),
  });
}

type RedshiftConfig = Extract<StoreConfig['offlineStore'], { type: 'redshift' }>;

async function openStage({ staging }: RedshiftConfig): Promise<Stage> {
  if (!staging) return insertStage;
  const { s3Stage } = await import('./redshift/s3-stage.ts');
  const { store, key } = await locateObject(`${staging.s3_location.replace(/\/+$/, '')}/cookoff`);
  return s3Stage({ store, folder: key, iamRole: staging.iam_role });
}

/** Where the embedded offline store keeps its files. */
export function offlineFolder(home: string): string {
  return join(/* turbopackIgnore: true */ home, 'offline');
}
