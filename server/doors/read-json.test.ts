import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BODY_LIMIT_BYTES, readJson } from './read-json.ts';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
const read = (text: string | Uint8Array, size = 7) => readJson(inPieces(Buffer.from(text), size));

test('any JSON comes out as it went in, however it was cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 1, max: 20 }), async (value, size) => {
      const text = JSON.stringify(value);
      expect(await read(text, size)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ['hello', /not JSON.*at position 0/],
  ['{"customer_list": ["1", }', /not JSON.*at position 24/],
  ['{"customer_list": ["1"', /not JSON.*at position 22/],
  ["{'customer_list': []}", /not JSON.*at position 1/],
  ['{"a":1}x', /not JSON.*at position 7/],
  ['', /body is empty/],
  [Uint8Array.of(0x22, 0xff, 0x22), /not UTF-8/],
  [gzipSync('{}'), /compressed with gzip; send the JSON itself/],
])('%j is malformed, and the message says where', async (text, message) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'malformed', message: expect.stringMatching(message) });
});

test('a body beyond the limit is refused without reading its end', async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 65_536;
      yield new Uint8Array(65_536);
    }
  }
  await expect(readJson(endless())).rejects.toMatchObject({ code: 'too_large', status: 413 });
  expect(given).toBeLessThanOrEqual(BODY_LIMIT_BYTES + 65_536);
});

test('no body is an empty one', async () => {
  await expect(readJson(null)).rejects.toMatchObject({ code: 'malformed' });
});

test('a caller that hangs up half-way sent a body that is not whole', async () => {
  async function* cut() {
    yield Buffer.from('{"entities":');
    throw new Error('aborted');
  }
  await expect(readJson(cut())).rejects.toMatchObject({
    code: 'malformed',
    message: 'The body ended before it was whole: aborted.',
  });
});
