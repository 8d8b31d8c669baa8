import { expect, test } from 'vitest';
import { entityKeyEncoder } from './entity-key.ts';

test('a text that is no number of the key’s type has no key', () => {
  const encode = entityKeyEncoder([{ name: 'id', valueType: 'int32' }]);
  for (const text of ['', '1.0', 'abc', '2147483648', '99999999999999999999']) expect(encode([text])).toBeNull();
  expect(encode(['-2147483648'])).not.toBeNull();
});

test('keys of several columns do not depend on the order the columns are given in', () => {
  const [a, b] = [
    { name: 'a', valueType: 'string' },
    { name: 'b', valueType: 'int64' },
  ] as const;
  expect(entityKeyEncoder([a, b])(['x', '7'])).toEqual(entityKeyEncoder([b, a])(['7', 'x']));
});
