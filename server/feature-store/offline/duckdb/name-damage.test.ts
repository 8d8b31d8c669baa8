import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OfflineStore, OfflineTable } from '../offline-store.ts';
import { withTemporaryStore } from './temporary-store.fixture.ts';

const table: OfflineTable = {
  joinKeys: [{ name: 'id', valueType: 'string' }],
  fields: [{ name: 'x', valueType: 'int32' }],
  source: { table: 'spending', timestampField: 'event_timestamp', createdTimestampField: 'created_timestamp' },
};
const rowOf = (id: string) => ({ id, x: 1, event_timestamp: 1, created_timestamp: 1 });
const append = (store: OfflineStore, id: string) => store.append(table, [rowOf(id)], async () => {});

/** Everything that reads the history of a table. */
const READERS: Readonly<Record<string, (store: OfflineStore) => Promise<unknown>>> = {
  join: (store) =>
    store.join({ keys: { id: ['a'] }, at: [2] }, [{ ...table, name: 'v', ttlMs: 0, features: ['x'] }], {
      createdCutoff: false,
    }),
  'list of keys': (store) => store.listKeys(table),
  'latest rows': (store) =>
    store.readLatest(table, { start: new Date(0), end: new Date(9), writtenSince: null }, async () => {}),
  append: (store) => append(store, 'c'),
};

const HARMS: readonly [what: string, harm: (file: string) => void, words: RegExp][] = [
  ['gone', (file) => rmSync(file), /is gone/],
  ['cut short', (file) => truncateSync(file, 200), /is damaged \(.*No magic bytes/],
  ['empty', (file) => truncateSync(file, 0), /is damaged/],
  ['of other bytes', (file) => writeFileSync(file, Buffer.alloc(4000, 0x5a)), /is damaged/],
];

test.each(HARMS)(
  'a file that is %s is named by everything that reads it, and what is there stays',
  async (_, harm, words) => {
    await withTemporaryStore(async (store, folder, filesOf) => {
      await append(store, 'a');
      await append(store, 'b');
      const [first, second] = filesOf('spending');
      const sound = readFileSync(first!);
      harm(second!);
      for (const [reader, read] of Object.entries(READERS)) {
        const error = await read(store).catch((reason: unknown) => reason);
        expect(error, reader).toMatchObject({ code: 'unavailable', message: expect.stringMatching(words) });
        expect(String(error), reader).toContain(`File ${second} of the offline store`);
      }
      expect(readFileSync(first!)).toEqual(sound);
      expect(filesOf('spending'), `nothing was added in ${folder}`).toEqual([first, second]);
    });
  },
);

test('what is wrong with the question is not blamed on the files', async () => {
  await withTemporaryStore(async (store) => {
    await append(store, 'a');
    const interval = { start: new Date(0), end: new Date(9), writtenSince: null };
    const visiting = store.readLatest(table, interval, async () => {
      throw new Error('the reader gave up');
    });
    await expect(visiting).rejects.toThrow('the reader gave up');
  });
});
