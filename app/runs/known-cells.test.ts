import { expect, test } from 'vitest';
import { withBlock } from './known-cells.ts';

test('what was read and is not there is told apart from what was not read', () => {
  const known = withBlock(new Map(), { ids: ['a', 'b'], names: ['f1', 'depth'] }, { a: { f1: 0.5 } });
  expect(known.get('a')).toEqual({ f1: 0.5, depth: null });
  expect(known.get('b')).toEqual({ f1: null, depth: null });
  expect(known.get('a')).not.toHaveProperty('accuracy');
});

test('a block adds to its rows and leaves all others the objects they are, so that they are not drawn again', () => {
  const before = withBlock(new Map(), { ids: ['a', 'b'], names: ['f1'] }, { a: { f1: 0.5 }, b: { f1: 0.7 } });
  const after = withBlock(before, { ids: ['b'], names: ['depth'] }, { b: { depth: 3 } });
  expect(after.get('a')).toBe(before.get('a'));
  expect(after.get('b')).toEqual({ f1: 0.7, depth: 3 });
  expect(withBlock(before, { ids: ['a'], names: [] }, {})).toBe(before);
});
