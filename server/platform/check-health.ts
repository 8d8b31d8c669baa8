import { messageOf } from './errors.ts';
import { objectStore } from './object-store.ts';
import { postgres } from './postgres.ts';

export interface Health {
  readonly status: 'ok' | 'unavailable';
  /** `ok`, or the reason in words, by what the process stands on. */
  readonly checks: { readonly database: string; readonly object_store: string };
}

/** Asks the database and the object store one small question each. Never throws. */
export async function checkHealth(): Promise<Health> {
  const [database, object_store] = await Promise.all([
    outcomeOf(async () => postgres().$queryRaw`SELECT 1`),
    outcomeOf(async () => (await objectStore()).exists('health')),
  ]);
  const status = database === 'ok' && object_store === 'ok' ? 'ok' : 'unavailable';
  return { status, checks: { database, object_store } };
}

const outcomeOf = (ask: () => Promise<unknown>): Promise<string> => ask().then(() => 'ok', messageOf);
