import { expect, test } from 'vitest';
import { entityKeyEncoder } from './entity-key.ts';

test('a text that is no number of the key’s type has no key', () => {
  const encode = entityKeyEncoder([{ name: 'id', valueType: 'int32' }]);
  for (const text of ['', '1.0', 'abc', '2147483648', '99999999999999999999']) expect(encode([text])).toBeNull();
  expect(encode(['-2147483648'])).not.toBeNull();
});

test('a number has one text: 007 is nobody, online as in the history', () => {
  const encode = entityKeyEncoder([{ name: 'id', valueType: 'int64' }]);
  for (const text of ['007', '-0', '+7', ' 7', '7 ', '-07', '0x7']) expect(encode([text])).toBeNull();
  for (const text of ['0', '7', '-7', '9223372036854775807', '-9223372036854775808'])
    expect(encode([text])).not.toBeNull();
});

test('half a surrogate pair is no key: in UTF-8 they would all be one', () => {
  const encode = entityKeyEncoder([{ name: 'id', valueType: 'string' }]);
  for (const text of ['\ud800', 'a\udfff']) expect(encode([text])).toBeNull();
  expect(encode(['😀'])).not.toBeNull();
});

test('keys of several columns do not depend on the order the columns are given in', () => {
  const [a, b] = [
    { name: 'a', valueType: 'string' },
    { name: 'b', valueType: 'int64' },
  ] as const;
  expect(entityKeyEncoder([a, b])(['x', '7'])).toEqual(entityKeyEncoder([b, a])(['7', 'x']));
});
