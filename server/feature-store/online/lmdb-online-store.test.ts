import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  expect(await store.read(readOf('a'))).toEqual([[undefined]]);
  const script = `
    const { openLmdbOnlineStore } = await import('${import.meta.dirname}/lmdb-online-store.ts');
    const store = openLmdbOnlineStore('${join(folder, 'shared')}', 'shop');
    const row = { key: Buffer.from('a'), event: 1, created: 1, values: { x: 42 } };
    await store.write({ view: 'v', fields: [] }, [row]);
    await store.close();`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(await store.read(readOf('a'))).toEqual([[{ event: 1, created: 1, values: { x: 42 } }]]);
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
