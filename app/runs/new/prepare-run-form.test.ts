import { expect, test } from 'vitest';
import { featureService, featureView, field } from '#server/feature-store/vocabulary';
import { prepareRunForm } from './prepare-run-form.ts';

const view = featureView({
  name: 'rfm',
  entities: ['customer'],
  ttlSeconds: 0,
  source: { name: 'rfm', table: 'rfm' },
  fields: [
    field({ name: 'r', dtype: 'int32' }),
    field({ name: 'money', dtype: 'float64', leaks: 'cluster' }),
    field({ name: 'cluster', dtype: 'int32', classes: { 0: 'low', 1: 'high' } }),
  ],
});
const service = featureService({ name: 'small', features: ['rfm:r'] });

test('a field that names its classes is the first label offered, and floats are none', () => {
  const { labels, initial } = prepareRunForm([view], [], 'dee', null);
  expect(labels.map((label) => label.value)).toEqual(['rfm:cluster', 'rfm:r']);
  expect(initial.label).toBe('rfm:cluster');
});

test('a leaking feature says which label it gives away', () => {
  const { views } = prepareRunForm([view], [], 'dee', null);
  expect(views[0]!.features.map((feature) => feature.leaks)).toEqual([null, 'rfm:cluster', null]);
});

test('without a run to start from, the first service is chosen', () => {
  expect(prepareRunForm([view], [service], 'dee', null).initial.service).toBe('small');
});
