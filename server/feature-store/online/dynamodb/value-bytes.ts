import { AppError } from '#server/platform/errors';
import type { Scalar, ValueType } from '../../vocabulary.ts';
import { readVarint, varint } from './varint.ts';

/** What Feast can keep for a feature. Features of this product are scalars; its tables may hold lists too. */
export type FeastValue = Scalar | readonly Scalar[];

/** Protobuf wire types. */
const VARINT = 0;
const FIXED64 = 1;
const LENGTH = 2;
const FIXED32 = 5;

/** Field numbers in Feast's `Value`, alone and as a list, and the wire type of one value. */
const FIELDS: Readonly<Record<ValueType, { scalar: number; list: number; wire: number }>> = {
  string: { scalar: 2, list: 12, wire: LENGTH },
  int32: { scalar: 3, list: 13, wire: VARINT },
  int64: { scalar: 4, list: 14, wire: VARINT },
  float64: { scalar: 5, list: 15, wire: FIXED64 },
  float32: { scalar: 6, list: 16, wire: FIXED32 },
  bool: { scalar: 7, list: 17, wire: VARINT },
  unix_timestamp: { scalar: 8, list: 18, wire: VARINT },
};

const TYPE_OF_FIELD = new Map<number, { type: ValueType; isList: boolean }>(
  Object.entries(FIELDS).flatMap(([name, { scalar, list }]) => {
    const type = name as ValueType;
    return [
      [scalar, { type, isList: false }],
      [list, { type, isList: true }],
    ];
  }),
);

/** What Feast's SDK writes for a time that is none (pandas' NaT). */
const NO_TIME = -(2n ** 63n);

/** Feast's `null_val`: an enum of one value. Feast writes an unset message instead, and so do we. */
const NULL_FIELD = 19;

/**
 * One value as the bytes of Feast's `Value` message. Presence is explicit: a 0 is written, and null is no bytes at all.
 *
 * @param value A whole number beyond ±2⁵³ as its text; a time in epoch milliseconds, of which Feast keeps the seconds.
 * @see Feast, protos/feast/types/Value.proto
 */
export function valueToBytes(value: FeastValue, type: ValueType): Buffer {
  if (value === null) return Buffer.alloc(0);
  const { scalar, list, wire } = FIELDS[type];
  if (!Array.isArray(value)) return Buffer.concat([tag(scalar, wire), payloadOf(value as Scalar, type)]);
  const items = value.map((item: Scalar) => payloadOf(item, type));
  const packed = wire !== LENGTH && items.length > 0;
  const body = packed
    ? [tag(1, LENGTH), ...delimited(Buffer.concat(items))]
    : items.flatMap((item) => [tag(1, LENGTH), item]);
  return Buffer.concat([tag(list, LENGTH), ...delimited(Buffer.concat(body))]);
}

const tag = (field: number, wire: number): Buffer => varint(BigInt((field << 3) | wire));
const delimited = (bytes: Buffer): Buffer[] => [varint(BigInt(bytes.length)), bytes];

function payloadOf(value: Scalar, type: ValueType): Buffer {
  switch (type) {
    case 'string':
      return Buffer.concat(delimited(Buffer.from(String(value))));
    case 'int32':
    case 'int64':
      return varint(BigInt(value!));
    case 'bool':
      return varint(value ? 1n : 0n);
    case 'unix_timestamp':
      return varint(BigInt(Math.floor(Number(value) / 1000)));
    case 'float64': {
      const bytes = Buffer.allocUnsafe(8);
      bytes.writeDoubleLE(Number(value));
      return bytes;
    }
    case 'float32': {
      const bytes = Buffer.allocUnsafe(4);
      bytes.writeFloatLE(Number(value));
      return bytes;
    }
  }
}

/**
 * The value in the bytes of a `Value` message, in the type it was written with.
 * @throws AppError `unavailable` for raw bytes, maps and sets, which no feature of this product holds.
 */
export function bytesToValue(bytes: Uint8Array): FeastValue {
  if (bytes.length === 0) return null;
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { value: head, next } = readVarint(message, 0);
  const field = Number(head >> 3n);
  if (field === NULL_FIELD) return null;
  const known = TYPE_OF_FIELD.get(field);
  if (!known) {
    const types = Object.keys(FIELDS).join(', ');
    throw new AppError('unavailable', `A stored value is in Feast's field ${field}, which is none of ${types}.`);
  }
  if (!known.isList) return readPayload(message, next, known.type).value;
  return readList(message, readVarint(message, next).next, known.type);
}

function readList(message: Buffer, start: number, type: ValueType): Scalar[] {
  const packed = FIELDS[type].wire !== LENGTH;
  const items: Scalar[] = [];
  let at = start;
  while (at < message.length) {
    at = readVarint(message, at).next;
    const end = packed ? readVarint(message, at) : null;
    const stop = end ? end.next + Number(end.value) : at + 1;
    if (end) at = end.next;
    while (at < stop) {
      const item = readPayload(message, at, type);
      items.push(item.value);
      at = item.next;
    }
  }
  return items;
}

function readPayload(bytes: Buffer, at: number, type: ValueType): { value: Scalar; next: number } {
  switch (type) {
    case 'float64':
      return { value: bytes.readDoubleLE(at), next: at + 8 };
    case 'float32':
      return { value: bytes.readFloatLE(at), next: at + 4 };
    case 'string': {
      const { value: length, next } = readVarint(bytes, at);
      const end = next + Number(length);
      return { value: bytes.toString('utf8', next, end), next: end };
    }
    case 'int32':
    case 'int64':
    case 'bool':
    case 'unix_timestamp': {
      const { value, next } = readVarint(bytes, at);
      return { value: fromVarint(value, type), next };
    }
  }
}

/** A whole number beyond ±2⁵³ stays text, for a rounded one would be wrong. */
function fromVarint(value: bigint, type: ValueType): Scalar {
  if (type === 'bool') return value !== 0n;
  const number = Number(value);
  if (type === 'unix_timestamp') return value === NO_TIME ? null : number * 1000;
  return Number.isSafeInteger(number) ? number : String(value);
}
