import { expect, test } from 'vitest';
import { runFixture } from '../../compare/run.fixture.ts';
import { prepareLineage } from './prepare-lineage.ts';

test('parameters and phases come in the order of the schema and of the work, not as they were kept', () => {
  const { setting, time } = prepareLineage(
    runFixture({ params: { gamma: 0, n_estimators: 100 }, durations: { total: 400, fit: 336, dataset: 62 } }),
  );
  expect(setting.map((fact) => fact.key)).toEqual(['Algorithm', 'n_estimators', 'gamma', 'Split', 'Seed']);
  expect(time.slice(1).map((fact) => fact.value)).toEqual(['62 ms', '336 ms', '400 ms']);
});

test('rows left out of the dataset are said with their reason', () => {
  const dataset = {
    entityRows: 1_840,
    usedRows: 1_377,
    droppedRows: [{ reason: 'no label', count: 463 }],
    trainRows: 1_239,
    holdoutRows: 138,
    sealedRows: 0,
    unscoredRows: 0,
    classes: [],
  };
  const { data } = prepareLineage(runFixture({ dataset }));
  expect(data).toContainEqual({ key: 'Left out', value: '463: no label' });
});
