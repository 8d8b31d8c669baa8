import { expect, test } from 'vitest';
import { field } from '#server/feature-store/vocabulary';
import { prepareFeatureRows } from './prepare-feature-rows.ts';

const fields = [
  field({ name: 'recency', dtype: 'int32' }),
  field({ name: 'cluster', dtype: 'int32', classes: { 0: 'low value', 1: 'high value' } }),
];
const recency = {
  name: 'recency',
  count: 3,
  nulls: 1_200,
  distinct: 3,
  min: 1,
  max: 90,
  mean: 30.123456,
  sd: 12,
  quantiles: [{ q: 0.5, value: 7 }],
  histogram: { edges: [1, 45.5, 90], counts: [2, 1] },
  topValues: null,
};

test('a feature has the statistics of its own column, wherever it stands', () => {
  const rows = prepareFeatureRows(fields, [recency]);
  expect(rows[0]).toMatchObject({ missing: '1,200 (99.8%)', mean: '30.123', range: '1 to 90', median: '7' });
  expect(rows[1]).toMatchObject({ mean: '—', histogram: null });
});

test('a label says its classes in words', () => {
  expect(prepareFeatureRows(fields, [])[1]!.classes).toBe('0 low value, 1 high value');
});

test('text of few values is drawn as bars, and nothing missing is a plain nought', () => {
  const city = {
    ...{ name: 'city', count: 5, nulls: 0, distinct: 2, min: null, max: null, mean: null, sd: null },
    ...{
      quantiles: [],
      histogram: null,
      topValues: [
        { value: 'York', count: 4 },
        { value: 'Ely', count: 1 },
      ],
    },
  };
  const [row] = prepareFeatureRows([field({ name: 'city', dtype: 'string' })], [city]);
  expect(row).toMatchObject({ missing: '0', middle: null, range: '—' });
  expect(row!.histogram?.summary).toBe('Values of city: York 4, Ely 1');
  expect(row!.histogram?.bars[1]?.height).toBe(7);
});
