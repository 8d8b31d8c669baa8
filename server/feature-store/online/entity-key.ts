import type { JoinKey } from '../registry.ts';

/**
 * Feast's ways to write an entity key. 3 is Feast's since 0.44 and ours; 1 (all of Feast before 0.23 too) and 2 are for
 * tables that exist; `'3-early'` is what Feast 0.40 to 0.43 called 3.
 */
const ENTITY_KEY_VERSIONS = [1, 2, 3, '3-early'] as const;
export type EntityKeyVersion = (typeof ENTITY_KEY_VERSIONS)[number];

/** A key as Feast knows it: bytes and times can stand in its tables, though no entity here may have them. */
export interface KeyColumn {
  readonly name: string;
  readonly valueType: JoinKey['valueType'] | 'bytes' | 'unix_timestamp';
}

/** The bytes of one entity key, or null when a text is no value of its key's type, so that nothing can have that key. */
export type EntityKeyEncoder = (values: readonly string[]) => Buffer | null;

/** Feast's numbers for the value types a key may have. */
const TYPE_CODES = { bytes: 1, string: 2, int32: 3, int64: 4, unix_timestamp: 8 } as const;
/** As the type itself is written: 007 is no key of a number, in the history neither. */
const WHOLE_NUMBER = /^(?:0|-?[1-9]\d{0,18})$/;
const HEXADECIMAL = /^(?:[0-9a-f]{2})*$/i;

/**
 * Serializer of a view's entity keys, byte for byte Feast's: all integers little-endian, keys in the order of their
 * UTF-8 bytes,
 *
 *     u32 count │ for each key: u32 2, u32 length, name │ for each value: u32 type, u32 length, value
 *
 * Version 1 and 2 have neither the count nor the names' lengths, and 1 has only 4 bytes for an int64; `'3-early'` lacks
 * the count and measures names in characters.
 *
 * @param joinKeys In the order their values will be given: texts, bytes as hexadecimal, times as epoch seconds.
 * @see Feast, infra/key_encoding_utils.py (0.19.4, 0.40.0, 0.66.0)
 */
export function entityKeyEncoder(joinKeys: readonly KeyColumn[], version: EntityKeyVersion = 3): EntityKeyEncoder {
  const ordered = joinKeys
    .map((column, place) => ({ ...column, bytes: Buffer.from(column.name), place }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const names = ordered.flatMap(({ name, bytes }) => [u32(2), ...nameLength(name, bytes, version), bytes]);
  const head = Buffer.concat([...(version === 3 ? [u32(ordered.length)] : []), ...names]);
  return (values) => {
    const parts: Buffer[] = [head];
    for (const { valueType, place } of ordered) {
      const value = encodeValue(values[place]!, valueType, version);
      if (value === null) return null;
      parts.push(u32(TYPE_CODES[valueType]), u32(value.length), value);
    }
    return Buffer.concat(parts);
  };
}

function nameLength(name: string, bytes: Buffer, version: EntityKeyVersion): Buffer[] {
  if (version === 3) return [u32(bytes.length)];
  return version === '3-early' ? [u32([...name].length)] : [];
}

function u32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function encodeValue(text: string, valueType: KeyColumn['valueType'], version: EntityKeyVersion): Buffer | null {
  // Half a surrogate pair has no UTF-8: all of them would be the key of U+FFFD.
  if (valueType === 'string') return text.isWellFormed() ? Buffer.from(text) : null;
  if (valueType === 'bytes') return HEXADECIMAL.test(text) ? Buffer.from(text, 'hex') : null;
  const short = valueType === 'int32' || (valueType === 'int64' && version === 1);
  return encodeInteger(text, short ? 32 : 64);
}

function encodeInteger(text: string, bits: 32 | 64): Buffer | null {
  if (!WHOLE_NUMBER.test(text)) return null;
  const value = BigInt(text);
  if (BigInt.asIntN(bits, value) !== value) return null;
  const bytes = Buffer.allocUnsafe(bits / 8);
  if (bits === 32) bytes.writeInt32LE(Number(value));
  else bytes.writeBigInt64LE(value);
  return bytes;
}
