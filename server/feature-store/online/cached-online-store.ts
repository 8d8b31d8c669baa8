import type { OnlineRead, OnlineRow, OnlineStore } from './online-store.ts';

interface Entry {
  readonly until: number;
  /** By names of the features it was read for: a store may give no others. */
  readonly rows: Map<string, OnlineRow | undefined>;
}

export interface CacheLimits {
  /** How long a row may be answered again without asking. */
  readonly ttlMs: number;
  /** Keys held; the one used longest ago goes first. */
  readonly maxKeys: number;
}

/**
 * A store that answers again what it answered moments ago, that there is no such key among it. A write through it counts
 * at once; another process's after at most the ttl.
 */
export function cachedOnlineStore(store: OnlineStore, { ttlMs, maxKeys }: CacheLimits): OnlineStore {
  const entries = new Map<string, Entry>();
  let writes = 0;

  function find(id: string, features: string, now: number): { row: OnlineRow | undefined } | null {
    const entry = entries.get(id);
    if (!entry || entry.until <= now || !entry.rows.has(features)) return null;
    entries.delete(id);
    entries.set(id, entry);
    return { row: entry.rows.get(features) };
  }

  function keep(id: string, features: string, row: OnlineRow | undefined, now: number): void {
    const known = entries.get(id);
    const entry = known && known.until > now ? known : { until: now + ttlMs, rows: new Map() };
    entry.rows.set(features, row);
    entries.delete(id);
    entries.set(id, entry);
    if (entries.size > maxKeys) entries.delete(entries.keys().next().value!);
  }

  /** What is known of a read, and the places of the keys that are not. */
  function look(read: OnlineRead, now: number) {
    const features = read.features.join('\n');
    const ids = read.keys.map((key) => idOf(read.table.view, key));
    const found = ids.map((id) => find(id, features, now));
    const missing = found.flatMap((one, i) => (one ? [] : [i]));
    return { read, features, ids, rows: found.map((one) => one?.row), missing };
  }

  async function read(reads: readonly OnlineRead[]): Promise<(OnlineRow | undefined)[][]> {
    const now = Date.now();
    const writesBefore = writes;
    const asked = reads.map((one) => look(one, now));
    const unknown = asked.filter(({ missing }) => missing.length > 0);
    if (unknown.length === 0) return asked.map(({ rows }) => rows);
    const answers = await store.read(
      unknown.map((one) => ({ ...one.read, keys: one.missing.map((i) => one.read.keys[i]!) })),
    );
    for (const [a, { features, ids, rows, missing }] of unknown.entries()) {
      for (const [m, i] of missing.entries()) {
        rows[i] = answers[a]![m];
        // What was read while somebody wrote may be from before: it is answered, as it would have been, but not kept.
        if (writes === writesBefore) keep(ids[i]!, features, rows[i], now);
      }
    }
    return asked.map(({ rows }) => rows);
  }

  return {
    ...store,
    read,
    async removePlaces(views) {
      await store.removePlaces(views);
      entries.clear();
    },
    async write(table, rows, options) {
      writes += 1;
      try {
        return await store.write(table, rows, options);
      } finally {
        writes += 1;
        for (const { key } of rows) entries.delete(idOf(table.view, key));
      }
    },
  };
}

const idOf = (view: string, key: Buffer): string => `${view}\n${key.toString('latin1')}`;
