import { expect, test } from 'vitest';
import { preparePrediction } from './prepare-prediction.ts';

const features = [
  { feature: 'rfm:recency', value: 7, event_timestamp: '2026-01-01T00:00:00Z', outside_training_range: false },
  { feature: 'rfm:money', value: null, event_timestamp: null, outside_training_range: false },
];

test('the answer is said in words and its class is the one marked', () => {
  const prepared = preparePrediction({
    status: 'predicted',
    label: 1,
    name: 'mid value',
    probabilities: [
      { label: 0, name: 'low value', probability: 0.25 },
      { label: 1, name: 'mid value', probability: 0.75 },
    ],
    features,
  });
  expect(prepared).toMatchObject({ title: 'mid value (1)', reason: null });
  expect(prepared.probabilities.map((one) => [one.percent, one.chosen])).toEqual([
    ['25.0%', false],
    ['75.0%', true],
  ]);
  expect(prepared.features.map((one) => one.value)).toEqual(['7', 'none']);
});

test('where there is no answer the reason stands in its place', () => {
  const prepared = preparePrediction({
    status: 'unknown_customer',
    reason: 'The online store has no such customer.',
    label: null,
    name: null,
    probabilities: null,
    features: [],
  });
  expect(prepared).toMatchObject({ title: 'No prediction', reason: 'The online store has no such customer.' });
});
