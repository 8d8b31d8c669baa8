import { join } from 'node:path';
import { readEnv } from '#server/platform/env';
import { storeConfig } from '#server/platform/store-config';
import { cachedOnlineStore } from './cached-online-store.ts';
import type { OnlineStore } from './online-store.ts';
import { renamingOnlineStore } from './renaming-online-store.ts';

/** DynamoDB's own reads may lag behind by about as much. */
const CACHE_MS = 1_000;
/** Some tens of megabytes of rows. */
const CACHED_KEYS = 20_000;

/** On globalThis, because the web process holds this module twice and LMDB must be opened once a process. */
const shared = globalThis as typeof globalThis & { cookoffOnlineStores?: Map<string, Promise<OnlineStore>> };

/**
 * The online store of the chosen profile, opened when first used.
 * @throws AppError when its configuration is wrong, or what is there belongs to somebody else.
 */
export function onlineStore(): Promise<OnlineStore> {
  const { home, profile, featureRepo } = readEnv();
  const name = [home, profile, featureRepo].join('\n');
  shared.cookoffOnlineStores ??= new Map();
  const stores = shared.cookoffOnlineStores;
  const known = stores.get(name);
  if (known) return known;
  const opened = open(home).then(renamingOnlineStore);
  stores.set(name, opened);
  opened.catch(() => stores.delete(name));
  return opened;
}

/** Each adapter is loaded only when it is the one in use: the AWS client costs every other start 200 ms. */
async function open(home: string): Promise<OnlineStore> {
  const { project, onlineStore: config, entityKeyVersion: keyVersion } = storeConfig();
  if (config.type === 'dynamodb') {
    const { openDynamoDbOnlineStore } = await import('./dynamodb/dynamodb-online-store.ts');
    const store = openDynamoDbOnlineStore(config, { project, keyVersion });
    const ttlMs = config.read_cache_ms ?? (config.consistent_reads ? 0 : CACHE_MS);
    return ttlMs > 0 ? cachedOnlineStore(store, { ttlMs, maxKeys: CACHED_KEYS }) : store;
  }
  const { openLmdbOnlineStore } = await import('./lmdb-online-store.ts');
  return openLmdbOnlineStore(join(/* turbopackIgnore: true */ home, 'online'), project);
}
