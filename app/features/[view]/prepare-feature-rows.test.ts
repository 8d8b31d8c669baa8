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
  const rows = prepareFeatureRows(fields, { computedAt: new Date(0), rows: 3, columns: [recency] });
  expect(rows[0]).toMatchObject({ missing: '1,200', mean: '30.123', range: '1 to 90', median: '7' });
  expect(rows[1]).toMatchObject({ mean: '—', histogram: null });
});

test('a label says its classes in words', () => {
  expect(prepareFeatureRows(fields, null)[1]!.classes).toBe('0 low value, 1 high value');
});
