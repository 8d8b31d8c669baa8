import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
/** A page begins with a header; the first two pages are the metas, of which the one of the later transaction counts. */
const HEADER_BYTES = 24;
/** Within a meta: page size, number of the last page, number of the transaction that wrote it. */
const [PAGE_SIZE_AT, LAST_PAGE_AT, TRANSACTION_AT, META_BYTES] = [24, 120, 128, 136];

/**
 * LMDB maps a file without a look: one that is no environment, or whose end is gone, takes the process down.
 * A file that is missing or empty is a new environment.
 *
 * @throws Error saying what is wrong with the file.
 * @see struct MDB_meta in LMDB's mdb.c, as lmdb 3 has it
 */
export function requireLmdbFile(file: string): void {
  if (!existsSync(/* turbopackIgnore: true */ file)) return;
  const descriptor = openSync(/* turbopackIgnore: true */ file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size === 0) return;
    const first = readMeta(descriptor, 0);
    if (first?.magic !== MAGIC) throw new Error('data.mdb is no LMDB environment');
    const second = readMeta(descriptor, first.pageSize);
    const newest = second?.magic === MAGIC && second.transaction > first.transaction ? second : first;
    const needed = (newest.lastPage + 1) * first.pageSize;
    if (size < needed) throw new Error(`data.mdb is cut short: it has ${size} of ${needed} bytes`);
  } finally {
    closeSync(descriptor);
  }
}

function readMeta(descriptor: number, page: number) {
  const bytes = Buffer.alloc(META_BYTES);
  if (readSync(descriptor, bytes, { position: page + HEADER_BYTES }) < META_BYTES) return null;
  return {
    magic: bytes.readUInt32LE(0),
    pageSize: bytes.readUInt32LE(PAGE_SIZE_AT),
    lastPage: Number(bytes.readBigUInt64LE(LAST_PAGE_AT)),
    transaction: bytes.readBigUInt64LE(TRANSACTION_AT),
  };
}
