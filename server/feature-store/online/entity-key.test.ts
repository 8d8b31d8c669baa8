import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JoinKey } from '../registry.ts';
import { entityKeyEncoder } from './entity-key.ts';

const VECTORS = '../shared/feast_vectors.json';

test.skipIf(!existsSync(VECTORS))('keys are byte for byte those of Feast (skipped without ../shared)', () => {
  const { entity_keys } = JSON.parse(readFileSync(VECTORS, 'utf8')) as {
    entity_keys: { key: Record<string, { type: string; value: string }>; v3: { hex: string } }[];
  };
  const supported = entity_keys.filter(({ key }) =>
    Object.values(key).every(({ type }) => ['string', 'int32', 'int64'].includes(type)),
  );
  expect(supported.length).toBeGreaterThan(15);
  for (const { key, v3 } of supported) {
    const joinKeys = Object.entries(key).map(([name, { type }]) => ({ name, valueType: type as JoinKey['valueType'] }));
    const bytes = entityKeyEncoder(joinKeys)(Object.values(key).map(({ value }) => value));
    expect(bytes?.toString('hex')).toBe(v3.hex);
  }
});

test('a text that is no number of the key’s type has no key', () => {
  const encode = entityKeyEncoder([{ name: 'id', valueType: 'int32' }]);
  for (const text of ['', '1.0', 'abc', '2147483648', '99999999999999999999']) expect(encode([text])).toBeNull();
  expect(encode(['-2147483648'])).not.toBeNull();
});
