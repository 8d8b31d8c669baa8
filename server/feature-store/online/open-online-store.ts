import { join } from 'node:path';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { storeConfig } from '#server/platform/store-config';
import { openLmdbOnlineStore } from './lmdb-online-store.ts';
import type { OnlineStore } from './online-store.ts';

/** On globalThis, because the web process holds this module twice and LMDB must be opened once a process. */
const shared = globalThis as typeof globalThis & { cookoffOnlineStores?: Map<string, OnlineStore> };

/**
 * The online store of the chosen profile, opened when first used.
 * @throws AppError `unavailable` when the profile asks for an engine this version does not have.
 */
export function onlineStore(): OnlineStore {
  const folder = join(/* turbopackIgnore: true */ readEnv().home, 'online');
  shared.cookoffOnlineStores ??= new Map();
  const opened = shared.cookoffOnlineStores.get(folder);
  if (opened) return opened;
  const { type } = storeConfig().onlineStore;
  if (type !== 'lmdb') {
    throw new AppError(
      'unavailable',
      `The online store "${type}" is not in this version; say online_store: type: lmdb in feature_store.yaml.`,
    );
  }
  const store = openLmdbOnlineStore(folder);
  shared.cookoffOnlineStores.set(folder, store);
  return store;
}
