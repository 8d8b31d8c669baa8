import { readVarint, varint } from '../online/dynamodb/varint.ts';

/**
 * Protocol buffers by description: a message is a record of fields, each with its number and type. Enough for Feast's
 * registry: proto3 scalars, messages, repeated fields and string maps. Fields a description does not have are skipped.
 */
type Scalar = 'string' | 'int' | 'bool';
export interface Field {
  readonly number: number;
  readonly type: Scalar | Description | 'tags';
  readonly repeated?: true;
}
export type Description = Readonly<Record<string, Field>>;

type ValueOf<T> = T extends 'string'
  ? string
  : T extends 'int'
    ? number
    : T extends 'bool'
      ? boolean
      : T extends 'tags'
        ? Record<string, string>
        : T extends Description
          ? Message<T>
          : never;

/** What a description describes. A message that is not there is undefined, other absent fields are their proto3 zero. */
export type Message<D extends Description> = {
  -readonly [Name in keyof D]: D[Name] extends { repeated: true }
    ? ValueOf<D[Name]['type']>[]
    : D[Name]['type'] extends Description
      ? ValueOf<D[Name]['type']> | undefined
      : ValueOf<D[Name]['type']>;
};

/** A message to be written; what is left out is its zero. */
export type Draft<D extends Description> = {
  readonly [Name in keyof D]?: D[Name] extends { repeated: true }
    ? readonly DraftOf<D[Name]['type']>[]
    : DraftOf<D[Name]['type']>;
};
type DraftOf<T> = T extends Description ? Draft<T> : ValueOf<T>;

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

const TAG = { key: { number: 1, type: 'string' }, value: { number: 2, type: 'string' } } as const satisfies Description;

export function encodeMessage<D extends Description>(description: D, draft: Draft<D>): Buffer {
  const parts = Object.entries(description).flatMap(([name, field]) => {
    const value: unknown = (draft as Record<string, unknown>)[name];
    if (value === undefined) return [];
    if (field.type === 'tags') {
      const entries = Object.entries(value as Record<string, string>);
      return entries.map(([key, text]) => delimited(field.number, encodeMessage(TAG, { key, value: text })));
    }
    return (field.repeated ? (value as unknown[]) : [value]).map((one) => encodeField(field, one));
  });
  return Buffer.concat(parts);
}

function encodeField({ number, type, repeated }: Field, value: unknown): Buffer {
  if (typeof type === 'object') return delimited(number, encodeMessage(type, value as Draft<Description>));
  // proto3 leaves a scalar out that is its zero, unless it stands in a list.
  if (!repeated && !value) return Buffer.alloc(0);
  if (type === 'string') return delimited(number, Buffer.from(value as string));
  return Buffer.concat([varint(BigInt((number << 3) | VARINT)), varint(BigInt(value as number | boolean))]);
}

function delimited(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(BigInt((number << 3) | BYTES)), varint(BigInt(bytes.length)), bytes]);
}

/** @throws RangeError when the bytes are no message of that description. */
export function decodeMessage<D extends Description>(description: D, bytes: Uint8Array): Message<D> {
  const names = new Map(Object.entries(description).map(([name, field]) => [field.number, name]));
  const message = zeroOf(description);
  for (let at = 0; at < bytes.length; ) {
    const { number, value, next } = readField(bytes, at);
    const name = names.get(number);
    if (name !== undefined) setField(message, name, description[name]!, value);
    at = next;
  }
  return message as Message<D>;
}

function zeroOf(description: Description): Record<string, unknown> {
  const zeros = { string: '', int: 0, bool: false };
  const entries = Object.entries(description).map(([name, { type, repeated }]) => {
    if (repeated) return [name, []];
    if (type === 'tags') return [name, {}];
    return [name, typeof type === 'object' ? undefined : zeros[type]];
  });
  return Object.fromEntries(entries);
}

function setField(message: Record<string, unknown>, name: string, field: Field, raw: bigint | Uint8Array): void {
  const { type, repeated } = field;
  if (type === 'tags') {
    const { key, value } = decodeMessage(TAG, bytesOf(raw, name));
    (message[name] as Record<string, string>)[key] = value;
    return;
  }
  const value = toValue(type, raw, name);
  if (repeated) (message[name] as unknown[]).push(value);
  else message[name] = value;
}

function toValue(type: Scalar | Description, raw: bigint | Uint8Array, name: string): unknown {
  if (typeof type === 'object') return decodeMessage(type, bytesOf(raw, name));
  if (type === 'string') return new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(raw, name));
  if (typeof raw !== 'bigint') throw new RangeError(`decodeMessage: ${name} should be a number and is bytes`);
  return type === 'bool' ? raw !== 0n : Number(raw);
}

function bytesOf(raw: bigint | Uint8Array, name: string): Uint8Array {
  if (typeof raw !== 'bigint') return raw;
  throw new RangeError(`decodeMessage: ${name} should be bytes and is a number`);
}

function readField(bytes: Uint8Array, start: number): { number: number; value: bigint | Uint8Array; next: number } {
  const { value: key, next: at } = readVarint(bytes, start);
  const [number, wire] = [Number(key >> 3n), Number(key & 7n)];
  if (number > 0 && wire === VARINT) return { number, ...readVarint(bytes, at) };
  const { size, from } = sizeOf(bytes, at, wire);
  const next = from + size;
  if (number < 1 || size < 0 || next > bytes.length) {
    throw new RangeError(`decodeMessage: the bytes at ${start} are no field of a protobuf message`);
  }
  return { number, value: bytes.subarray(from, next), next };
}

function sizeOf(bytes: Uint8Array, at: number, wire: number): { size: number; from: number } {
  if (wire === FIXED64) return { size: 8, from: at };
  if (wire === FIXED32) return { size: 4, from: at };
  if (wire !== BYTES) return { size: -1, from: at };
  const { value, next } = readVarint(bytes, at);
  return { size: Number(value), from: next };
}
