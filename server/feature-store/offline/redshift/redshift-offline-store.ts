import { AppError } from '#server/platform/errors';
import type { StoreConfig } from '#server/platform/store-config';
import type { OfflineStore } from '../offline-store.ts';

type RedshiftConfig = Extract<StoreConfig['offlineStore'], { type: 'redshift' }>;

export function redshiftOfflineStore(_config: RedshiftConfig): OfflineStore {
  throw new AppError('unavailable', 'The offline store "redshift" is not in this version.');
}
