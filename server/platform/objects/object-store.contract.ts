import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectStore } from './port.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** What every object store must do, whatever it is made of. `open` gives an empty one each time. */
export function objectStoreContract(name: string, open: () => Promise<ObjectStore>): void {
  describe(`the object store contract: ${name}`, () => {
    test('gives back the bytes it was given, whatever they are', async () => {
      const store = await open();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
          await store.put('any/bytes.bin', bytes);
          expect(Buffer.from(await store.get('any/bytes.bin')).equals(Buffer.from(bytes))).toBe(true);
        }),
        { numRuns: 15 },
      );
    });

    test('a later put replaces an earlier one', async () => {
      const store = await open();
      await store.put('a/b.txt', bytesOf('first'));
      await store.put('a/b.txt', bytesOf('second'));
      expect(textOf(await store.get('a/b.txt'))).toBe('second');
    });

    test('ifAbsent never overwrites, and of several at once exactly one wins', async () => {
      const store = await open();
      const puts = ['0', '1', '2', '3'].map((text) => store.put('once.txt', bytesOf(text), { ifAbsent: true }));
      const results = await Promise.allSettled(puts);
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      const winner = String(results.findIndex((result) => result.status === 'fulfilled'));
      expect(textOf(await store.get('once.txt'))).toBe(winner);
      await expect(store.put('once.txt', bytesOf('late'), { ifAbsent: true })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('once.txt'),
      });
    });

    test('a key that is not there is not found, by name, for get and getStream', async () => {
      const store = await open();
      const missing = { code: 'not_found', message: expect.stringContaining('no/such.onnx') };
      await expect(store.get('no/such.onnx')).rejects.toMatchObject(missing);
      await expect(store.getStream('no/such.onnx')).rejects.toMatchObject(missing);
      expect(await store.exists('no/such.onnx')).toBe(false);
    });

    test('a folder is not an object', async () => {
      const store = await open();
      await store.put('folder/file.txt', bytesOf('x'));
      expect(await store.exists('folder')).toBe(false);
      await expect(store.get('folder')).rejects.toMatchObject({ code: 'not_found' });
      await expect(store.getStream('folder')).rejects.toMatchObject({ code: 'not_found' });
    });

    test('list goes by string prefix, sorted, and knows nothing of what was deleted', async () => {
      const store = await open();
      for (const key of ['m/x-v0.10/a', 'm/x-v0.1/b', 'm/x-v0.1/a', 'other/z']) await store.put(key, bytesOf(key));
      expect(await store.list('m/x-v0.1/')).toEqual(['m/x-v0.1/a', 'm/x-v0.1/b']);
      expect(await store.list('m/x-v0.1')).toEqual(['m/x-v0.1/a', 'm/x-v0.1/b', 'm/x-v0.10/a']);
      expect(await store.list('')).toHaveLength(4);
      expect(await store.list('nothing/here/')).toEqual([]);
      await store.delete('m/x-v0.1/a');
      await store.delete('m/x-v0.1/a');
      expect(await store.list('m/x-v0.1/')).toEqual(['m/x-v0.1/b']);
    });

    test('lists more keys than a server answers at once', async () => {
      const store = await open();
      const keys = Array.from({ length: 1_010 }, (_, i) => `many/${String(i).padStart(4, '0')}`);
      for (let at = 0; at < keys.length; at += 101) {
        await Promise.all(keys.slice(at, at + 101).map((key) => store.put(key, bytesOf(key))));
      }
      expect(await store.list('many/')).toEqual(keys);
    }, 60_000);

    test('an object that is larger than its reader allows is refused with its size', async () => {
      const store = await open();
      await store.put('large.bin', new Uint8Array(1_000));
      expect(await store.get('large.bin', { atMost: 1_000 })).toHaveLength(1_000);
      await expect(store.get('large.bin', { atMost: 999 })).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/large\.bin has 1000 bytes; at most 999/),
      });
    });

    test('is found to be right before anything is kept in it', async () => {
      await expect((await open()).check()).resolves.toBeUndefined();
    });

    test('a file of several megabytes goes in by path and comes out as a stream', async () => {
      const store = await open();
      const folder = await mkdtemp(join(tmpdir(), 'cookoff-objects-'));
      try {
        const bytes = Buffer.alloc(12_000_003, 'a pattern that does not repeat at a power of two');
        await writeFile(join(folder, 'big'), bytes);
        await store.putFile('results/big.parquet', join(folder, 'big'));
        const streamed = await new Response(await store.getStream('results/big.parquet')).arrayBuffer();
        expect(Buffer.from(streamed).equals(bytes)).toBe(true);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    test.each([
      '',
      '/etc/passwd',
      '../up',
      'a/../b',
      'a//b',
      'a/',
      '.hidden',
      'a/.tmp',
      'a\\b',
      'a b',
      'ä',
      'x'.repeat(901),
    ])('refuses %j as a key everywhere', async (key) => {
      const store = await open();
      const refused = { code: 'invalid_input' };
      await expect(async () => store.put(key, bytesOf('x'))).rejects.toMatchObject(refused);
      await expect(async () => store.get(key)).rejects.toMatchObject(refused);
      await expect(async () => store.exists(key)).rejects.toMatchObject(refused);
      await expect(async () => store.delete(key)).rejects.toMatchObject(refused);
    });
  });
}
