import { expect, test } from 'vitest';
import { locateObject } from './locate-object.ts';

test.each([
  ['/data/out/mine.parquet', '/data/out/mine.parquet'],
  ['file:///data/out/mine.parquet', '/data/out/mine.parquet'],
  ['s3://results/2026/mine.parquet', 's3://results/2026/mine.parquet'],
])('%s is where it says', async (uri, expected) => {
  const { store, key } = await locateObject(uri);
  expect(store.uri(key)).toBe(expected);
});

test('a path without a folder is beside the caller', async () => {
  const { store, key } = await locateObject('mine.parquet');
  expect(store.uri(key)).toBe(`${process.cwd()}/mine.parquet`);
});

test.each([
  ['ftp://host/x.parquet', /s3:\/\/bucket\/key or a path/],
  ['s3://bucket', /not s3:\/\/bucket\/key/],
  ['s3://bucket/', /not s3:\/\/bucket\/key/],
])('%s is refused with what would be right', async (uri, message) => {
  await expect(locateObject(uri)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(message),
  });
});
