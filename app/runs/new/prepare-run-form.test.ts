import { expect, test } from 'vitest';
import { featureService, featureView, field } from '#server/feature-store/vocabulary';
import type { Split } from '#server/runs/schema';
import { runFixture } from '../../compare/run.fixture.ts';
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
const offered = { views: [view], services: [], splits: [], experiments: [], owner: 'dee', from: null };
const service = featureService({ name: 'small', features: ['rfm:r'] });

test('a field that names its classes is the first label offered, and floats are none', () => {
  const { labels, initial } = prepareRunForm(offered);
  expect(labels.map((label) => label.value)).toEqual(['rfm:cluster', 'rfm:r']);
  expect(initial.label).toBe('rfm:cluster');
});

test('a leaking feature says which label it gives away', () => {
  const { views } = prepareRunForm(offered);
  expect(views[0]!.features.map((feature) => feature.leaks)).toEqual([null, 'rfm:cluster', null]);
});

test('features and label that were picked elsewhere are what the form starts with', () => {
  const picked = { features: ['rfm:money'], label: 'rfm:r', includeLate: true };
  const { initial } = prepareRunForm({ ...offered, services: [service], picked });
  expect(initial).toMatchObject({ service: '', features: ['rfm:money'], label: 'rfm:r', includeLate: true });
  const none = { features: [], label: '', includeLate: false };
  const nothing = prepareRunForm({ ...offered, services: [service], picked: none });
  expect(nothing.initial).toMatchObject({ service: 'small', label: 'rfm:cluster', includeLate: false });
});

test('without a run to start from, the first service is chosen', () => {
  expect(prepareRunForm({ ...offered, services: [service] }).initial.service).toBe('small');
});

const split = (name: string, spec: Partial<Split['spec']>): Split => ({
  id: name,
  label: 'rfm:cluster',
  name,
  spec: { testSize: 0.1, stratify: false, ...spec },
  seed: 3,
  fingerprint: null,
  createdAt: new Date(0),
  createdBy: 'dee',
});

test('stored splits are offered by what they do, the default first; folds are a choice of their own', () => {
  const splits = [split('fifth', { testSize: 0.2, stratify: true }), split('5 folds, seed 3', { folds: 5 })];
  const model = prepareRunForm({ ...offered, splits });
  expect(model.splits.map(({ name }) => name)).toEqual(['default', 'fifth']);
  expect(model.splits[1]!.title).toBe('fifth: 20% held out, stratified, seed 3');
});

test('a copy of a run by folds starts with the rule of its folds', () => {
  const from = runFixture({
    split: { ...split('x', {}), name: 'x', testSize: 0.1, stratify: true, folds: 5, repeats: 2 },
  });
  expect(prepareRunForm({ ...offered, from }).initial).toMatchObject({
    splitName: '',
    stratify: true,
    folds: '5',
    repeats: '2',
  });
});

test('an experiment in the address is chosen, else that of the run one starts from; one that is gone is none', () => {
  const experiment = {
    ...{ id: 'e', name: 'Value', question: '', label: 'rfm:cluster', metric: 'f1_macro' as const },
    ...{ split: runFixture({}).split, createdAt: new Date(0), createdBy: 'dee', archivedAt: null },
  };
  const known = { ...offered, experiments: [experiment] };
  const from = runFixture({ experimentId: 'e' });
  const chosen = (input: Parameters<typeof prepareRunForm>[0]) => prepareRunForm(input).initial.experiment;
  expect([chosen({ ...known, experiment: 'e' }), chosen({ ...known, from }), chosen(known)]).toEqual(['e', 'e', '']);
  expect(chosen({ ...known, experiment: 'gone' })).toBe('');
});
