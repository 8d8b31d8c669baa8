import { expect, test } from 'vitest';
import { prepareImportances } from './prepare-importances.ts';

const importance = (values: Readonly<Record<string, number>>) => ({
  measures: ['gain'],
  features: Object.entries(values).map(([feature, value]) => ({ feature, values: [value] })),
});

test('importances of different units are held against each other as shares, the largest gap first', () => {
  const rows = prepareImportances(importance({ 'v:a': 30, 'v:b': 10 }), importance({ 'v:a': 0.5, 'v:c': 0.5 }));
  expect(rows).toEqual([
    { feature: 'v:c', left: null, right: 0.5 },
    { feature: 'v:a', left: 0.75, right: 0.5 },
    { feature: 'v:b', left: 0.25, right: null },
  ]);
});

test('a model that looks at nothing gives nothing, not NaN', () => {
  expect(prepareImportances(importance({ 'v:a': 0 }), importance({ 'v:a': 1 }))).toEqual([
    { feature: 'v:a', left: 0, right: 1 },
  ]);
});
