import { expect, test } from 'vitest';
import type { FeatureDrift } from '#server/feature-store/describe-drift';
import { DRIFT_HEIGHT, prepareDriftRows, sayDrift, saySample } from './prepare-drift.ts';

const drift = (feature: string, rest: Partial<FeatureDrift>): FeatureDrift => ({
  ...{ feature, rows: [200, 100], missing: [0, 0], psi: 0.01, psiByChance: 0.02, size: 'steady', ks: null },
  bins: [
    { title: 'up to 3', before: 100, after: 100 },
    { title: 'above 3', before: 100, after: 0 },
  ],
  ...rest,
});

test('the furthest comes first, and the words say the size', () => {
  const features = [
    drift('still', {}),
    drift('far', { psi: 0.4, size: 'shifted', ks: { statistic: 0.31, p: 1e-9 } }),
    drift('near', { psi: 0.2, size: 'moved', ks: { statistic: 0.1, p: 0.0312 } }),
  ];
  const rows = prepareDriftRows({ features });
  expect(rows.map(({ feature, word, psi, p }) => [feature, word, psi, p])).toEqual([
    ['far', 'shifted', '0.400', '< 0.001'],
    ['near', 'moved', '0.200', '0.031'],
    ['still', 'steady', '0.010', '—'],
  ]);
  expect(sayDrift({ features })).toBe('1 of 3 shifted: far. 1 of 3 moved: near.');
});

test('bars are shares of their own side, the highest filling the box', () => {
  const [row] = prepareDriftRows({ features: [drift('half', {})] });
  expect(row!.chart.bars.map(({ before, after }) => [before, after])).toEqual([
    [DRIFT_HEIGHT / 2, DRIFT_HEIGHT],
    [DRIFT_HEIGHT / 2, 0],
  ]);
  expect(row!.chart.bars[0]!.title).toBe('up to 3: 50.0% before, 100.0% now');
});

test('what stood still, and what cannot be told, is said too', () => {
  expect(sayDrift({ features: [drift('a', {})] })).toBe('Every feature is steady.');
  expect(sayDrift({ features: [drift('a', { size: 'unclear' })] })).toBe('So few rows differ as much by chance.');
});

test('missing values that grow are shown as a change', () => {
  const [row] = prepareDriftRows({ features: [drift('a', { missing: [0, 50] })] });
  expect(row).toMatchObject({ missing: '0.0% → 50.0%', rows: '200 → 100' });
});

test('that only a sample was read is said, and nothing where all were', () => {
  const side = (keys: number) => ({ ingest: 'a', fileName: 'a.csv', at: new Date(0), keys });
  const features = [drift('a', {})];
  expect(saySample({ features, from: side(200), to: side(100) })).toBe('');
  expect(saySample({ features, from: side(200), to: side(1_000_000) })).toBe('From a sample of 100 of 1,000,000 rows.');
});
