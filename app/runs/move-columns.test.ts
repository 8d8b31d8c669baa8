import { expect, test } from 'vitest';
import { moved, movedAmong } from './move-columns.ts';

const columnsOf = (names: string) => [...names].map((name) => ({ name, width: 100 }));
const namesOf = (columns: readonly { name: string }[]) => columns.map(({ name }) => name).join('');

test('a column is moved by so many places, as far as there is room', () => {
  expect(namesOf(moved(columnsOf('abcd'), 2, -1))).toBe('acbd');
  expect(namesOf(moved(columnsOf('abcd'), 1, 9))).toBe('acdb');
  expect(namesOf(moved(columnsOf('abcd'), 1, -9))).toBe('bacd');
});

test('where columns are left out, one is moved past those that are seen', () => {
  const [all, seen] = [columnsOf('axbyc'), columnsOf('abc')];
  expect(namesOf(movedAmong(all, seen, 'c', -1))).toBe('axcby');
  expect(namesOf(movedAmong(all, seen, 'a', 1))).toBe('xbayc');
  expect(namesOf(movedAmong(all, seen, 'a', -1))).toBe('axbyc');
});
