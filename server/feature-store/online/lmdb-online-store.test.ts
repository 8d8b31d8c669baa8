import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLmdbOnlineStore } from './lmdb-online-store.ts';
import { onlineStoreContract } from './online-store.contract.ts';
import type { OnlineStore } from './online-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'cookoff-online-'));
const opened: OnlineStore[] = [];
let next = 0;

function openAt(name: string, project = 'shop') {
  const store = openLmdbOnlineStore(join(folder, name), project);
  opened.push(store);
  return store;
}

afterAll(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});

onlineStoreContract('LMDB', async () => openAt(String(next++)));

const table = { view: 'v', fields: [{ name: 'x', valueType: 'int32' as const }] };
const readOf = (...texts: string[]) => [{ table, features: ['x'], keys: texts.map((text) => Buffer.from(text)) }];

test('what another process writes is seen by a process that has the store open', async () => {
  const store = openAt('shared');
  const many = ['a', ...Array.from({ length: 50 }, (_, i) => `other ${i}`)];
  for (const keys of [['a'], many, many]) expect((await store.read(readOf(...keys)))[0]![0]).toBeUndefined();
  const script = `
    const { openLmdbOnlineStore } = await import('${import.meta.dirname}/lmdb-online-store.ts');
    const store = openLmdbOnlineStore('${join(folder, 'shared')}', 'shop');
    const row = { key: Buffer.from('a'), event: 1, created: 1, values: { x: 42 } };
    await store.write({ view: 'v', fields: [] }, [row]);
    await store.close();`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script]);
  const written = { event: 1, created: 1, values: { x: 42 } };
  for (const keys of [['a'], many]) expect((await store.read(readOf(...keys)))[0]![0]).toEqual(written);
});

test('a key that cannot be held is refused with nothing written, and reads as unknown', async () => {
  const store = openAt('long');
  const long = 'x'.repeat(5000);
  const rows = ['a', long].map((text) => ({ key: Buffer.from(text), event: 1, created: 1, values: { x: 1 } }));
  await expect(store.write(table, rows)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await store.read(readOf('a', long))).toEqual([[undefined, undefined]]);
});

test('another project’s folder, and one that is no store, are refused by name and left as they are', async () => {
  await openAt('theirs', 'theirs').close();
  expect(() => openAt('theirs', 'ours')).toThrow(/belongs to project "theirs", not to "ours"/);
  expect(() => openAt('theirs', 'theirs')).not.toThrow();
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken', 'data.mdb'), 'this is no database'.repeat(1000));
  expect(() => openAt('broken')).toThrow(/broken cannot be opened: .*materialize again/);
});

/** A store of 2,000 rows, closed, whose file was then dealt with. */
async function harmed(name: string, harm: (file: string) => void): Promise<string> {
  const store = openAt(name);
  const rows = Array.from({ length: 2000 }, (_, i) => ({ key: Buffer.from(`key ${i}`), event: 1, created: 1 }));
  await store.write(
    table,
    rows.map((row) => ({ ...row, values: { x: 1 } })),
  );
  await store.close();
  harm(join(folder, name, 'data.mdb'));
  return name;
}

test.each([100, 4096, 12_288, 100_000])(
  'a file cut to %i bytes is refused: mapped, it would end the process',
  async (size) => {
    const name = await harmed(`cut ${size}`, (file) => truncateSync(file, size));
    expect(() => openAt(name)).toThrow(/cannot be opened: data\.mdb is (cut short|no LMDB).*materialize again/);
  },
);

test('a file cut to nothing is a store without rows', async () => {
  const store = openAt(await harmed('emptied', (file) => truncateSync(file, 0)));
  expect(await store.read(readOf('key 1'))).toEqual([[undefined]]);
});

test('a tree that leads to a page that is not there is damage by name, and never an unknown key', async () => {
  const name = await harmed('misled', (file) => {
    const descriptor = openSync(file, 'r+');
    const nowhere = Buffer.alloc(8);
    nowhere.writeBigUInt64LE(1_000_000n);
    // The root of all databases, in both metas: after a page's header of 24 bytes, at 112.
    for (const page of [0, 4096]) writeSync(descriptor, nowhere, 0, 8, page + 24 + 112);
    closeSync(descriptor);
  });
  const read = async () => openAt(name).read(readOf('key 1'));
  await expect(read()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/misled is damaged: .*materialize again/),
  });
});
