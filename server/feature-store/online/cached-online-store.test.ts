import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cachedOnlineStore } from './cached-online-store.ts';
import { openLmdbOnlineStore } from './lmdb-online-store.ts';
import { onlineStoreContract } from './online-store.contract.ts';
import type { OnlineRead, OnlineStore, OnlineTable } from './online-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'cookoff-cached-'));
const opened: OnlineStore[] = [];
const LIMITS = { ttlMs: 1_000, maxKeys: 3 };

function openLmdb(): OnlineStore {
  const store = openLmdbOnlineStore(join(folder, String(opened.length)), 'shop');
  opened.push(store);
  return store;
}

afterAll(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});

onlineStoreContract('LMDB behind a cache', async () => cachedOnlineStore(openLmdb(), LIMITS));

describe('the cache', () => {
  const table: OnlineTable = { view: 'v', fields: [{ name: 'x', valueType: 'int32' }] };
  const row = (text: string, x: number, event = x) => ({ key: Buffer.from(text), event, created: null, values: { x } });
  let inner: OnlineStore;
  let store: OnlineStore;
  let asked: string[];

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    inner = openLmdb();
    asked = [];
    const counting: OnlineStore = {
      ...inner,
      read: (reads: readonly OnlineRead[]) => {
        asked.push(...reads.flatMap(({ keys }) => keys.map(String)));
        return inner.read(reads);
      },
    };
    store = cachedOnlineStore(counting, LIMITS);
  });
  afterEach(() => vi.useRealTimers());

  const read = async (...texts: string[]) => {
    const [rows] = await store.read([{ table, features: ['x'], keys: texts.map((text) => Buffer.from(text)) }]);
    return rows!.map((one) => one?.values.x);
  };

  test('a key is asked for once within the ttl, unknown or not, and again after it', async () => {
    await inner.write(table, [row('a', 1)]);
    expect([await read('a', '?'), await read('?', 'a')]).toEqual([
      [1, undefined],
      [undefined, 1],
    ]);
    expect(asked).toEqual(['a', '?']);
    await inner.write(table, [row('a', 2)]);
    vi.advanceTimersByTime(999);
    expect(await read('a')).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(await read('a')).toEqual([2]);
  });

  test('a write through it counts at once, also for a read that was under way', async () => {
    await read('a');
    await store.write(table, [row('a', 1)]);
    expect(await read('a')).toEqual([1]);
    const crossing = read('b');
    await store.write(table, [row('b', 1)]);
    await crossing;
    expect(await read('b')).toEqual([1]);
  });

  test('only so many keys are held, those used last', async () => {
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await read(key);
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  test('a row that was read for some features does not answer for others', async () => {
    await inner.write(table, [row('a', 1)]);
    await read('a');
    await store.read([{ table, features: ['y'], keys: [Buffer.from('a')] }]);
    expect(asked).toEqual(['a', 'a']);
  });
});
