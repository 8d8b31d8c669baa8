import { expect, test } from 'vitest';
import type { StaleFeature } from '#server/feature-store/feature-history';
import type { ModelVersion, RegisteredModel } from '#server/models/schema';
import { DEFAULT_MODEL, PRODUCTION } from '#server/models/vocabulary';
import { runFixture } from './compare/run.fixture.ts';
import { nextStep, prepareProduction } from './prepare-overview.ts';

const state = { hasViews: true, hasData: true, runs: [], served: null, stale: [] };
const [first, second] = [runFixture({ id: 'first', name: 'first' }), runFixture({ id: 'second', name: 'second' })];

test('the next step follows the story from features to a comparison', () => {
  const steps = [
    nextStep({ ...state, hasViews: false, hasData: false }),
    nextStep({ ...state, hasData: false }),
    nextStep(state),
    nextStep({ ...state, runs: [first] }),
    nextStep({ ...state, runs: [second, first] }),
  ];
  expect(steps.map((step) => step.href)).toEqual([
    '/features',
    '/features',
    '/runs/new',
    '/runs/new',
    '/compare?runs=first,second',
  ]);
});

test('a model in production that refuses to serve comes before whatever else could be done', () => {
  const served = { model: DEFAULT_MODEL, version: 'v0.3' } as unknown as ModelVersion;
  const gone = { reference: 'v:age', sentence: 'v:age is gone' } as StaleFeature;
  expect(nextStep({ ...state, served, runs: [second, first], stale: [gone] }).href).toBe(
    `/models/${DEFAULT_MODEL}/v0.3`,
  );
  expect(nextStep({ ...state, served, runs: [second, first] }).action).toBe('Predict');
});

test('runs that did not finish are no ground for a comparison', () => {
  const failed = runFixture({ id: 'failed', status: 'failed', report: null });
  expect(nextStep({ ...state, runs: [failed, first] }).href).toBe('/runs/new');
});

test('of the runs, two that were scored on the same holdout are held against each other', () => {
  const elsewhere = runFixture({ id: 'elsewhere', splitFingerprint: 'other' });
  expect(nextStep({ ...state, runs: [elsewhere, second, first] }).href).toBe('/compare?runs=first,second');
});

test('what is in production is what a question without a model gets, whatever was promoted later', () => {
  const version = (model: string, aliases: string[]) =>
    ({ model, version: 'v0.0', aliases }) as unknown as ModelVersion;
  const registered = (one: ModelVersion): RegisteredModel => ({
    name: one.model,
    createdAt: new Date(0),
    versions: [one],
  });
  const [other, standard] = [version('later', [PRODUCTION]), version(DEFAULT_MODEL, [PRODUCTION])];
  const aside = version('aside', ['staging']);
  expect(prepareProduction([other, standard, aside].map(registered))).toEqual({ served: standard, others: [other] });
  expect(prepareProduction([registered(other)]).served).toBeNull();
});
