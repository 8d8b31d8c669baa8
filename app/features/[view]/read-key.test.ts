import { expect, test } from 'vitest';
import { readKey } from './read-key.ts';

const ONE = [{ name: 'customerid', valueType: 'string' as const }];
const TWO = [...ONE, { name: 'storeid', valueType: 'int64' as const }];

test('a key of several parts is read from a form’s fields and from a link alike', () => {
  expect(readKey({ key: ' 12747.0 ' }, ONE)).toEqual(['12747.0']);
  expect(readKey({ key: ['a', '7'] }, TWO)).toEqual(['a', '7']);
  expect(readKey({ key: '["a","7"]' }, TWO)).toEqual(['a', '7']);
});

test('an address without a whole key names none', () => {
  for (const key of [undefined, '', ' ']) expect(readKey({ key }, ONE)).toBeNull();
  for (const key of [['a', ''], 'a', '["a"]', '{}']) expect(readKey({ key }, TWO)).toBeNull();
});
