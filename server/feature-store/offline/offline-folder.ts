import { join } from 'node:path';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { storeConfig } from '#server/platform/store-config';

/**
 * The absolute folder of the offline store: `{table}/{ingest}.parquet` under it.
 * @throws AppError `unavailable` when the profile asks for an engine this version does not have.
 */
export function offlineFolder(): string {
  const { type } = storeConfig().offlineStore;
  if (type !== 'duckdb') {
    throw new AppError(
      'unavailable',
      `The offline store "${type}" is not in this version; say offline_store: type: duckdb in feature_store.yaml.`,
    );
  }
  return join(/* turbopackIgnore: true */ readEnv().home, 'offline');
}
