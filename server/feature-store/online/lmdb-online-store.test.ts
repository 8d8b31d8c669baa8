import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLmdbOnlineStore } from './lmdb-online-store.ts';
import { onlineStoreContract } from './online-store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'cookoff-online-'));
const opened: { close(): Promise<void> }[] = [];
let next = 0;

function openFresh() {
  const store = openLmdbOnlineStore(join(folder, String(next++)));
  opened.push(store);
  return store;
}

afterAll(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});

onlineStoreContract('LMDB', async () => openFresh());

test('what another process writes is seen by a process that has the store open', async () => {
  const place = String(next);
  const store = openFresh();
  expect(await store.read('v', [Buffer.from('a')])).toEqual([undefined]);
  const script = `
    const { openLmdbOnlineStore } = await import('${import.meta.dirname}/lmdb-online-store.ts');
    const store = openLmdbOnlineStore('${join(folder, place)}');
    await store.write('v', [{ key: Buffer.from('a'), event: 1, created: 1, values: { x: 42 } }]);
    await store.close();`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(await store.read('v', [Buffer.from('a')])).toEqual([{ event: 1, created: 1, values: { x: 42 } }]);
});
