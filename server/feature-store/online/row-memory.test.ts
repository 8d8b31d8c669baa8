import { expect, test } from 'vitest';
import { rowMemory } from './row-memory.ts';

const rowOf = (x: number) => ({ event: x, created: null, values: { x } });
const key = Buffer.from([0xff, 0x00, 0x80]);

test('a row is read once a revision, one that is not there too', () => {
  const memory = rowMemory(10);
  const reads: string[] = [];
  const recall = (revision: number, view: string, row?: ReturnType<typeof rowOf>) =>
    memory.recall(revision, view, key, () => {
      reads.push(`${view}@${revision}`);
      return row;
    });
  expect([recall(1, 'v', rowOf(1)), recall(1, 'v', rowOf(2))]).toEqual([rowOf(1), rowOf(1)]);
  expect([recall(1, 'w'), recall(1, 'w', rowOf(3))]).toEqual([undefined, undefined]);
  expect(recall(2, 'v', rowOf(4))).toEqual(rowOf(4));
  expect(reads).toEqual(['v@1', 'w@1', 'v@2']);
});

test('keys that differ in any byte are different keys, and no more rows are held than allowed', () => {
  const memory = rowMemory(256);
  const read = (byte: number, x: number) => memory.recall(1, 'v', Buffer.from([byte]), () => rowOf(x));
  for (const x of [0, 1000]) for (let byte = 0; byte < 256; byte++) expect(read(byte, x + byte)).toEqual(rowOf(byte));
  // One more: everything is forgotten, and read again.
  expect(memory.recall(1, 'v', key, () => rowOf(-1))).toEqual(rowOf(-1));
  expect(read(7, 70)).toEqual(rowOf(70));
  expect(read(7, 700)).toEqual(rowOf(70));
});
