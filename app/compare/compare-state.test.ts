import { expect, test } from 'vitest';
import {
  fromOptions,
  linkTo,
  linkToSaved,
  readCell,
  readState,
  toOptions,
  toParams,
  writeCell,
} from './compare-state.ts';
import { sensibleState } from './read-choice.ts';

const state = readState({ against: 'b', sort: 'support' });

test('an address says only what differs from a page nobody touched, and reads back as it was', () => {
  expect(toParams(readState({}))).toEqual({});
  expect(linkTo(['a', 'b'], state)({ only: 'differences' })).toBe(
    '/compare?runs=a,b&against=b&sort=support&only=differences',
  );
  expect(readState(toParams(state))).toEqual(state);
  expect(linkTo(['a', 'b'], readState({}))({})).toBe('/compare?runs=a,b');
});

test('an address typed by hand falls back where it makes no sense', () => {
  expect(readState({ sort: 'size', rows: 'mine' })).toMatchObject({ sort: 'delta', rows: 'own' });
  const cell = writeCell({ of: 'a', against: 'gone', truth: 0, predicted: 1 });
  expect(sensibleState({ ...state, against: 'gone', focus: 'gone', cell }, ['a', 'b'])).toMatchObject({
    against: '',
    focus: '',
    cell: '',
  });
  expect(sensibleState({ ...state, against: 'majority' }, ['a', 'b']).against).toBe('majority');
});

test('a saved comparison is looked at in place, and compared otherwise where it lives', () => {
  const link = linkToSaved('s', ['a', 'b'], readState({}));
  expect(link({ sort: 'name' })).toBe('/compare/s?sort=name');
  expect(link({ against: 'b' })).toBe('/compare?runs=a,b&against=b');
});

test('a cell is written and read, with and without a second run', () => {
  const cell = { of: 'a', against: null, truth: 2, predicted: -1 };
  expect(readCell(writeCell(cell))).toEqual(cell);
  expect(readCell('a.b.0.1')).toEqual({ of: 'a', against: 'b', truth: 0, predicted: 1 });
  expect(['', 'a', 'a.b.x.1', 'a.b.0.1.2'].map(readCell)).toEqual([null, null, null, null]);
});

test('a shared threshold is part of what is compared, with its class; without one a class is only looked at', () => {
  const asked = readState({ threshold: '0.3', class: '2' });
  expect(toOptions(asked)).toEqual({ threshold: 0.3, class: 2 });
  expect(fromOptions(toOptions(asked))).toMatchObject({ threshold: '0.3' });
  expect(toOptions(readState({ class: '2' }))).toEqual({});
  expect(['', '1.5', '-1', 'a', '.'].map((threshold) => readState({ threshold }).threshold)).toEqual([
    '',
    '',
    '',
    '',
    '',
  ]);
  const saved = (state: typeof asked) => linkToSaved('s', ['a', 'b'], state)({ class: '1' });
  expect(saved(asked)).toBe('/compare?runs=a,b&threshold=0.3&class=1');
  expect(saved(readState({}))).toBe('/compare/s?class=1');
});
