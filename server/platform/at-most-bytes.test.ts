import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { atMostBytes } from './at-most-bytes.ts';

const through = (pieces: readonly string[], limit: number) =>
  buffer(Readable.from(pieces.map((piece) => Buffer.from(piece))).pipe(atMostBytes(limit, 'more than that')));

test('as many bytes as may be come through as they were', async () => {
  expect(String(await through(['abc', 'de'], 5))).toBe('abcde');
});

test('one byte more ends the stream with a reason', async () => {
  await expect(through(['abc', 'def'], 5)).rejects.toMatchObject({ code: 'too_large', message: 'more than that' });
});
