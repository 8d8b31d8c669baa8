import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeRows } from './complete-rows.ts';
import { type DatasetSpec, type JoinedTable, toDataset } from './dataset.ts';

const table: JoinedTable = {
  keys: ['a', 'b', 'c', 'd', 'e'],
  columns: {
    'v:x': [1, null, 3, 4, 5],
    'v:flag': [true, false, true, null, false],
    'v:country': ['UK', 'UK', 'FR', null, 'UK'],
    'v:rate': [1, 2, Number.POSITIVE_INFINITY, 4, 5],
    'v:label': [7, 3, null, 3, 7],
    'v:constant': [2, 2, 2, 2, 2],
    'v:share': [0.5, 1, 1, 1, 1],
    'v:empty': [null, null, null, null, null],
  },
};
const spec = (changes: Partial<DatasetSpec> = {}): DatasetSpec => ({
  features: ['v:x', 'v:flag'],
  label: 'v:label',
  ...changes,
});

test('classes are indexed by ascending value and called by their names', () => {
  const dataset = toDataset(table, spec({ classNames: { 3: 'low', 7: 'high' } }));
  expect(dataset.classValues).toEqual([3, 7]);
  expect(dataset.classNames).toEqual(['low', 'high']);
  expect([...dataset.matrix.labels]).toEqual([1, 0, 0, 1]);
  expect(dataset.keys).toEqual(['a', 'b', 'd', 'e']);
});

test('missing features stay as NaN; rows without a label are counted', () => {
  const { matrix, dropped } = toDataset(table, spec());
  expect([...matrix.columns[0]!]).toEqual([1, Number.NaN, 4, 5]);
  expect([...matrix.columns[1]!]).toEqual([1, 0, Number.NaN, 0]);
  expect(dropped).toEqual([{ reason: 'no label v:label', count: 1 }]);
});

test('rows that miss a feature are left out of a side in its order, and counted by the feature', () => {
  const { matrix, keys } = toDataset(table, spec());
  const { rows, dropped } = completeRows(matrix, Int32Array.of(3, 1, 0, 2));
  expect(Array.from(rows, (row) => keys[row])).toEqual(['e', 'a']);
  expect(dropped).toEqual([
    { reason: 'no value of v:x', count: 1 },
    { reason: 'no value of v:flag', count: 1 },
  ]);
});

test('the order of the join changes nothing', () => {
  const order = [3, 0, 4, 2, 1];
  const shuffled: JoinedTable = {
    keys: order.map((row) => table.keys[row]!),
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, cells]) => [name, order.map((row) => cells[row]!)]),
    ),
  };
  const { tableRows, ...dataset } = toDataset(shuffled, spec());
  expect(dataset).toEqual((({ tableRows: _, ...rest }) => rest)(toDataset(table, spec())));
  expect(Array.from(tableRows, (row) => shuffled.keys[row])).toEqual(dataset.keys);
});

test('rows kept and rows dropped add up to the rows of the join', () => {
  const cell = fc.option(fc.integer({ min: 0, max: 3 }), { freq: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 4, maxLength: 50 }), (cells) => {
      const joined = {
        keys: cells.map((_, i) => `k${i}`),
        columns: { 'v:x': cells.map(([x]) => x), 'v:y': [0, 1, ...cells.slice(2).map(([, y]) => y)] },
      };
      joined.columns['v:x'].splice(0, 2, 1, 1);
      const dataset = toDataset(joined, { features: ['v:x'], label: 'v:y' });
      const complete = completeRows(dataset.matrix, Int32Array.from(dataset.keys.keys()));
      const dropped = [...dataset.dropped, ...complete.dropped].reduce((sum, { count }) => sum + count, 0);
      expect(complete.rows.length + dropped).toBe(cells.length);
      expect(Array.from(complete.rows).some((row) => Number.isNaN(dataset.matrix.columns[0]![row]))).toBe(false);
    }),
  );
});

test.each<[string, Partial<DatasetSpec>, RegExp]>([
  ['label among the features', { features: ['v:label'] }, /The label v:label is among the features/],
  ['text feature', { features: ['v:country'] }, /Feature v:country is text \('UK' for a\); encode it as numbers/],
  ['infinite feature', { features: ['v:rate'] }, /Feature v:rate is infinite for c/],
  ['text label', { label: 'v:country' }, /Label v:country is text \('UK' for a\); store class numbers/],
  ['infinite label', { label: 'v:rate' }, /Label v:rate is Infinity for c; a class is a whole number/],
  ['fractional label', { label: 'v:share' }, /Label v:share is 0.5 for a; a class is a whole number/],
  ['one class', { label: 'v:constant', classNames: { 2: 'mid' } }, /one class only: all 5 rows are 2 \(mid\)/],
  ['no label anywhere', { label: 'v:empty' }, /None of the 5 entity rows can be used: they have no label v:empty/],
])('refused: %s', (_, changes, message) => {
  expect(() => toDataset(table, spec(changes))).toThrow(message);
});

test('refused: more than 100 classes, and no rows at all', () => {
  const keys = Array.from({ length: 101 }, (_, i) => `k${i}`);
  const wide = { keys, columns: { 'v:x': keys.map(() => 1), 'v:y': keys.map((_, i) => i) } };
  const asked = { features: ['v:x'], label: 'v:y' } as const;
  expect(() => toDataset(wide, asked)).toThrow(/v:y has 101 different values in 101 rows; a label has at most 100/);
  expect(() => toDataset({ keys: [], columns: { 'v:x': [], 'v:y': [] } }, asked)).toThrow(/The join gave no rows/);
});
