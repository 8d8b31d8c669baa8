import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Scalar, ValueType } from '../../vocabulary.ts';
import { type EntityKeyVersion, entityKeyEncoder, type KeyColumn } from '../entity-key.ts';
import { murmur3 } from './murmur3.ts';
import { bytesToValue, valueToBytes } from './value-bytes.ts';

const FILE = '../shared/feast_vectors.json';

type Encoded = { hex: string; entity_id: string } | { error: string };
interface Vectors {
  entity_keys: ({ key: Record<string, { type: KeyColumn['valueType']; value: string }> } & Record<string, Encoded>)[];
  values: { type: string; value: unknown; b64: string }[];
  murmur3: { hex: string; mmh3_x64_128: string }[];
}

const present = existsSync(FILE);
const vectors: Vectors = present
  ? JSON.parse(readFileSync(FILE, 'utf8'))
  : { entity_keys: [], values: [], murmur3: [] };

test.skipIf(present)('Feast’s own vectors are skipped without ../shared/feast_vectors.json', () => {});

describe.skipIf(!present)('as Feast’s own code gave them', () => {
  const encodings: [name: string, version: EntityKeyVersion][] = [
    ['v0_19', 1],
    ['v1', 1],
    ['v2', 2],
    ['v3', 3],
    ['v3_as_written_by_0_40_to_0_43', '3-early'],
  ];

  test.each(vectors.entity_keys.map((vector) => [JSON.stringify(vector.key), vector] as const))(
    'key %s in every encoding',
    (_, vector) => {
      const columns = Object.entries(vector.key).map(([name, { type }]) => ({ name, valueType: type }));
      const texts = Object.values(vector.key).map(({ value }) => value);
      for (const [name, version] of encodings) {
        const expected = vector[name]!;
        const bytes = entityKeyEncoder(columns, version)(texts);
        if ('hex' in expected) {
          expect(bytes?.toString('hex')).toBe(expected.hex);
          expect(murmur3(bytes!)).toBe(expected.entity_id);
        } else if (!expected.error.includes('unix_timestamp')) {
          // What a version could not hold has no key in it. (Times, which two old versions refuse, are no key of ours.)
          expect(bytes).toBeNull();
        }
      }
    },
  );

  const typeNames: Record<string, ValueType> = { double: 'float64', float: 'float32', null: 'string' };
  test.each(vectors.values.map((vector) => [vector.type, JSON.stringify(vector.value), vector] as const))(
    'value %s %s, both ways',
    (_, __, { type, value, b64 }) => {
      const name = type.replace('_list', '');
      const valueType = typeNames[name] ?? (name as ValueType);
      const parsed = Array.isArray(value) ? value : parseScalar(value as string | null, valueType);
      expect(valueToBytes(parsed, valueType).toString('base64')).toBe(b64);
      expect(bytesToValue(Buffer.from(b64, 'base64'))).toEqual(parsed);
    },
  );

  test.each(vectors.murmur3.map(({ hex, mmh3_x64_128 }) => [hex, mmh3_x64_128]))('murmur3 of %s', (hex, expected) => {
    expect(murmur3(Buffer.from(hex!, 'hex'))).toBe(expected);
  });
});

function parseScalar(text: string | null, type: ValueType): Scalar {
  if (text === null || type === 'string') return text;
  if (type === 'bool') return text === 'True';
  if (type === 'unix_timestamp') return Number(text) * 1000;
  return Number.isSafeInteger(Number(text)) || type.startsWith('float') ? Number(text) : text;
}
