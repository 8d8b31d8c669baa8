import { expect, test } from 'vitest';
import { loadFeatureRepo } from '#server/feature-store/load-feature-repo';
import { classHistogram } from '#server/training/class-histogram';
import { findContradictions } from './describe-features.ts';
import { madeFrom } from './made-from.ts';
import { typicalRange } from './typical-range.ts';

const { fields } = (await loadFeatureRepo()).views.find(({ name }) => name === 'customer_rfm_features')!;

test('what a feature is made from is read off its description, through every step', () => {
  const sources = madeFrom(fields);
  const of = (name: string) => [...sources.get(name)!].sort();
  expect(of('recency')).toEqual([]);
  expect(of('r')).toEqual(['recency']);
  expect(of('m')).toEqual(['monetaryvalue']);
  expect(of('segmentlowvalue')).toEqual(['f', 'frequency', 'm', 'monetaryvalue', 'r', 'recency', 'rfmscore']);
});

test('a changed value that others were made from is said, and so is one that no longer goes with its parts', () => {
  const view = { name: 'rfm', fields } as never;
  const resolved = ['recency', 'r', 'monetaryvalue'].map((name) => ({
    ...{ reference: `rfm:${name}`, view },
    field: fields.find((field) => field.name === name)!,
  }));
  const features = (changed: readonly string[]) =>
    resolved.map(({ field }) => ({ ...field, changed: changed.includes(field.name) }));
  expect(findContradictions(features([]), resolved)).toEqual([]);
  expect(findContradictions(features(['recency', 'r']), resolved)).toEqual([]);
  expect(findContradictions(features(['monetaryvalue']), resolved)).toEqual([]);
  expect(findContradictions(features(['recency']), resolved)).toEqual(['r is made from recency and stayed as it was.']);
  expect(findContradictions(features(['r']), resolved)).toEqual(['r is made from recency, which stayed as before.']);
});

test('ninety in a hundred training rows lie in the typical range', () => {
  const few = Float64Array.from({ length: 100 }, (_, i) => (i < 50 ? 0 : i < 96 ? 1 : 3));
  expect(typicalRange(classHistogram(few, new Int32Array(100), 1))).toEqual([0, 1]);
  const many = Float64Array.from({ length: 1_001 }, (_, i) => i / 2);
  const [low, high] = typicalRange(classHistogram(many, new Int32Array(1_001), 1))!;
  expect(low).toBeCloseTo(25, 0);
  expect(high).toBeCloseTo(475, 0);
  expect(typicalRange(classHistogram(Float64Array.of(Number.NaN), new Int32Array(1), 1))).toBeNull();
  expect(typicalRange(undefined)).toBeNull();
});
