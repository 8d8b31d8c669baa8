import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { directoryObjectStore } from './directory-object-store.ts';
import { objectStoreContract } from './object-store.contract.ts';

const root = await mkdtemp(join(tmpdir(), 'cookoff-directory-store-'));
afterAll(() => rm(root, { recursive: true, force: true }));

let opened = 0;
objectStoreContract('directory', async () => directoryObjectStore(join(root, `store-${opened++}`)));

test('a put that fails leaves the old object and no temporary file', async () => {
  const folder = join(root, 'failing');
  const store = directoryObjectStore(folder);
  await store.put('kept.txt', Buffer.from('old'));
  await expect(store.putFile('kept.txt', join(root, 'no-such-file'))).rejects.toMatchObject({ code: 'unavailable' });
  expect(Buffer.from(await store.get('kept.txt')).toString()).toBe('old');
  expect(await readdir(folder)).toEqual(['kept.txt']);
});

test('a folder that cannot be written is one sentence that names it', async () => {
  const blocked = join(root, 'blocked');
  await writeFile(blocked, 'a file where the folder should be');
  await chmod(blocked, 0o400);
  await expect(directoryObjectStore(blocked).put('a/b', Buffer.from('x'))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(blocked),
  });
});

test('a reader sees the old object or the new one, never some of both', async () => {
  const store = directoryObjectStore(join(root, 'replaced'));
  const versions = [1, 2, 3].map((fill) => new Uint8Array(300_000).fill(fill));
  await store.put('replaced.bin', versions[0]!);
  const writes = versions.map((bytes) => store.put('replaced.bin', bytes));
  const reads = await Promise.all(Array.from({ length: 12 }, () => store.get('replaced.bin')));
  await Promise.all(writes);
  for (const read of reads) {
    expect(read).toHaveLength(300_000);
    expect(new Set(read).size).toBe(1);
  }
});
