import type { JoinKey } from '../registry.ts';

/** Feast's numbers for the value types a join key may have. */
const TYPE_CODES = { string: 2, int32: 3, int64: 4 } as const;
const WHOLE_NUMBER = /^-?\d{1,19}$/;

/** The bytes of one entity key, or null when a text is no value of its key's type, so that nothing can have that key. */
export type EntityKeyEncoder = (values: readonly string[]) => Buffer | null;

/**
 * Serializer of a view's entity keys, byte for byte Feast's (`entity_key_serialization_version` 3): all integers
 * little-endian, keys in the order of their UTF-8 bytes,
 *
 *     u32 count │ for each key: u32 2, u32 length, name │ for each value: u32 type, u32 length, value
 *
 * @param joinKeys In the order their values will be given.
 * @see Feast, infra/key_encoding_utils.py (0.66)
 */
export function entityKeyEncoder(joinKeys: readonly JoinKey[]): EntityKeyEncoder {
  const ordered = joinKeys
    .map(({ name, valueType }, place) => ({ name: Buffer.from(name), valueType, place }))
    .sort((a, b) => Buffer.compare(a.name, b.name));
  const head = Buffer.concat([u32(ordered.length), ...ordered.flatMap(({ name }) => [u32(2), u32(name.length), name])]);
  return (values) => {
    const parts: Buffer[] = [head];
    for (const { valueType, place } of ordered) {
      const value = encodeValue(values[place]!, valueType);
      if (value === null) return null;
      parts.push(u32(TYPE_CODES[valueType]), u32(value.length), value);
    }
    return Buffer.concat(parts);
  };
}

function u32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function encodeValue(text: string, valueType: JoinKey['valueType']): Buffer | null {
  if (valueType === 'string') return Buffer.from(text);
  if (!WHOLE_NUMBER.test(text)) return null;
  const bits = valueType === 'int32' ? 32 : 64;
  const value = BigInt(text);
  if (BigInt.asIntN(bits, value) !== value) return null;
  const bytes = Buffer.allocUnsafe(bits / 8);
  if (bits === 32) bytes.writeInt32LE(Number(value));
  else bytes.writeBigInt64LE(value);
  return bytes;
}
