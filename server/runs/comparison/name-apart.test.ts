import { expect, test } from 'vitest';
import { nameApart } from './name-apart.ts';

test('runs of one name get the letters of their places, others keep their names and all else', () => {
  const runs = [
    { id: '1', name: 'Trees' },
    { id: '2', name: 'Line' },
    { id: '3', name: 'Trees' },
  ];
  expect(nameApart(runs)).toEqual([
    { id: '1', name: 'Trees (A)' },
    { id: '2', name: 'Line' },
    { id: '3', name: 'Trees (C)' },
  ]);
});
