/** Typed arrays as the little-endian bytes a database column keeps. */
import { endianness } from 'node:os';

if (endianness() !== 'LE') throw new Error('Cookoff keeps columns little-endian and needs a little-endian machine.');

/** The array's bytes, copied. */
export const toBytes = (values: Int32Array | Float64Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength) as ArrayBuffer);

/** Copied, because bytes from the database need not be aligned. */
export const asInt32 = (bytes: Uint8Array): Int32Array => new Int32Array(aligned(bytes));

/** Copied, because bytes from the database need not be aligned. */
export const asFloat64 = (bytes: Uint8Array): Float64Array => new Float64Array(aligned(bytes));

const aligned = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;
