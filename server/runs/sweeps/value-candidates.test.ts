import { expect, test } from 'vitest';
import type { Report } from '#server/training/schema';
import { METRIC_NAMES, type SweepFacts } from '../sweep-schema.ts';
import type { MeasuredPoint } from './sweep-points.repo.ts';
import { valueCandidates } from './value-candidates.ts';

const FOLDS = [0, 0.1, -0.1, 0.05];
const candidates = ['a', 'b', 'c'].map((name) => ({ name, features: [`view:${name}`] }));
const metricsOf = (value: number) => Object.fromEntries(METRIC_NAMES.map((name) => [name, value])) as Report['metrics'];
const facts: SweepFacts = {
  asOf: '2011-12-10T00:00:00.000Z',
  datasetFingerprint: '',
  splitFingerprint: '',
  rows: 100,
  sealed: 10,
  leftOut: [],
  classes: [],
  testToTrain: 0.25,
  baseline: FOLDS.map((shift) => metricsOf(0.3 + shift)),
};

/** Subsets whose score is the sum of what its members bring; a's share differs from fold to fold. */
function lattice(worthOf: (mask: number, fold: number) => number): MeasuredPoint[] {
  return Array.from({ length: 7 }, (_, i) => ({
    setting: 0,
    mask: i + 1,
    hash: '',
    scores: Float64Array.from(FOLDS.flatMap((_shift, fold) => METRIC_NAMES.map(() => worthOf(i + 1, fold)))),
    fitMs: 1,
    scoreMicros: 1,
    size: 1,
    reused: false,
  }));
}
const bit = (mask: number, j: number): number => (mask >> j) & 1;
const additive = (mask: number, fold: number): number =>
  0.3 + FOLDS[fold]! + bit(mask, 0) * (0.2 + FOLDS[fold]!) + bit(mask, 1) * 0.1;

test('a candidate is worth what it brings, with an interval as wide as the folds differ in it', () => {
  const { values, pairs } = valueCandidates({ candidates, facts }, 0, lattice(additive), 'f1_macro')!;
  const byCandidate = new Map(values.map((value) => [value.candidate, value]));
  expect(byCandidate.get(0)!.estimate).toBeCloseTo(0.2 + 0.0125, 10);
  expect(byCandidate.get(0)!.low).toBeLessThan(0.15);
  expect(byCandidate.get(1)).toMatchObject({ estimate: expect.closeTo(0.1, 10), low: expect.closeTo(0.1, 10) });
  expect(byCandidate.get(2)!.estimate).toBeCloseTo(0, 10);
  expect(values.map(({ candidate }) => candidate)).toEqual([0, 1, 2]);
  for (const { estimate } of pairs) expect(estimate).toBeCloseTo(0, 10);
});

test('two that say the same are known as a pair', () => {
  const either = (mask: number, fold: number) => 0.3 + FOLDS[fold]! + Math.max(bit(mask, 0), bit(mask, 2)) * 0.4;
  const { pairs } = valueCandidates({ candidates, facts }, 0, lattice(either), 'accuracy')!;
  expect(pairs[0]!.candidates).toEqual([0, 2]);
  expect(pairs[0]!.estimate).toBeCloseTo(-0.4, 10);
});

test('in a metric where less is better, bringing it down is worth more than 0', () => {
  const { values } = valueCandidates(
    { candidates, facts },
    0,
    lattice((mask, fold) => 0.3 + FOLDS[fold]! - bit(mask, 1) * 0.1),
    'log_loss',
  )!;
  expect(values[0]).toMatchObject({ candidate: 1, estimate: expect.closeTo(0.1, 10) });
});

test('a missing subset, or folds without the metric, leave nothing to say', () => {
  const whole = lattice(additive);
  expect(valueCandidates({ candidates, facts }, 0, whole.slice(1), 'f1_macro')).toBeNull();
  const undefinedInMost = lattice((mask, fold) => (fold > 0 && mask === 5 ? Number.NaN : additive(mask, fold)));
  expect(valueCandidates({ candidates, facts }, 0, undefinedInMost, 'f1_macro')).toBeNull();
});
