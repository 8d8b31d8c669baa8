import { expect, test } from 'vitest';
import { commonKeys } from './common-keys.ts';

const rows = (keys: string, labels: readonly number[]) => ({ keys: [...keys], labels: Int32Array.from(labels) });

test('rows that all held out are common, in whatever order they stand', () => {
  expect([...commonKeys([rows('abcd', [0, 1, 0, 1]), rows('dxb', [1, 0, 1])])].sort()).toEqual(['b', 'd']);
  expect(commonKeys([rows('ab', [0, 1]), rows('cd', [0, 1])]).size).toBe(0);
});

test('a row whose truth the runs do not agree on is not common', () => {
  expect([...commonKeys([rows('ab', [0, 1]), rows('ba', [0, 0])])]).toEqual(['a']);
});

test('a key of several rows counts only where the runs hold the very same rows', () => {
  expect([...commonKeys([rows('aab', [0, 0, 1]), rows('ab', [0, 1])])]).toEqual(['b']);
  expect([...commonKeys([rows('aab', [0, 0, 1]), rows('aab', [0, 0, 1])])]).toEqual(['a', 'b']);
});
