import { expect, test } from 'vitest';
import { reportFixture } from '../../_ui/report.fixture.ts';
import { cellAddress, cellLinks, readCell } from './read-cell.ts';

const run = { report: reportFixture, features: ['v:a'] };

test('a cell is read by its class values, with how its rows are sorted and which page is open', () => {
  const view = readCell({ cell: '0,2', sort: 'v:a', direction: 'ascending', page: '3' }, run)!;
  expect([view.truth.name, view.predicted.name]).toEqual(['low value', 'high value']);
  expect(view.query).toMatchObject({ cell: '0,2', sort: 'v:a', direction: 'ascending', offset: 50 });
});

test('an address typed by hand breaks nothing: unknown classes are no cell, unknown orders are the usual one', () => {
  for (const cell of ['', '0', '0,9', 'low,high', ',', '0,']) expect(readCell({ cell }, run)).toBeNull();
  const { query, page } = readCell({ cell: '0,2', sort: 'v:gone', direction: 'up', page: '-4' }, run)!;
  expect([query.sort, query.direction, query.offset, page]).toEqual(['confidence', 'descending', 0, 1]);
});

test('what a cell links to is what it is read from, and the open cell is marked', () => {
  const view = readCell({ cell: '1,0' }, run);
  const links = cellLinks('r', reportFixture, view);
  expect(
    links
      .flat()
      .filter(({ current }) => current)
      .map(({ href }) => href),
  ).toEqual([cellAddress('r', { cell: '1,0' })]);
  expect(cellAddress('r', { cell: '1,0', page: 2 })).toBe('/runs/r?cell=1%2C0&page=2#rows');
});
