/** The object store: model packages and batch results, in a directory or in S3, behind one port. */
import { join } from 'node:path';
import { readEnv } from './env.ts';
import type { ObjectStore } from './objects/port.ts';
import { storeConfig } from './store-config.ts';

export type { ObjectStore };

const shared = globalThis as typeof globalThis & { cookoffObjectStore?: Promise<ObjectStore> };

/** The object store of the profile, opened once a process. @throws AppError when its configuration is wrong. */
export function objectStore(): Promise<ObjectStore> {
  shared.cookoffObjectStore ??= open().catch((error: unknown) => {
    delete shared.cookoffObjectStore;
    throw error;
  });
  return shared.cookoffObjectStore;
}

/** Each adapter is loaded only when it is the one in use: the AWS client costs every other start 200 ms. */
async function open(): Promise<ObjectStore> {
  const config = storeConfig().objectStore;
  if (config.type === 's3') {
    const { s3ObjectStore } = await import('./objects/s3-object-store.ts');
    return s3ObjectStore(config);
  }
  const { directoryObjectStore } = await import('./objects/directory-object-store.ts');
  return directoryObjectStore(config.path ?? join(readEnv().home, 'objects'));
}
