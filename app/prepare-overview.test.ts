import { expect, test } from 'vitest';
import { runFixture } from './compare/run.fixture.ts';
import { nextStep } from './prepare-overview.ts';

const state = { hasViews: true, hasData: true, runs: [], production: null };
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

test('runs that did not finish are no ground for a comparison', () => {
  const failed = runFixture({ id: 'failed', status: 'failed', report: null });
  expect(nextStep({ ...state, runs: [failed, first] }).href).toBe('/runs/new');
});

test('of the runs, two that were scored on the same holdout are held against each other', () => {
  const elsewhere = runFixture({ id: 'elsewhere', splitFingerprint: 'other' });
  expect(nextStep({ ...state, runs: [elsewhere, second, first] }).href).toBe('/compare?runs=first,second');
});
