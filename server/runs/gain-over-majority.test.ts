import { expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import { gainOverMajority } from './gain-over-majority.ts';
import { pairedStatistics, toPairable } from './statistics/paired-statistics.ts';

const CLASSES = { classValues: [0, 1, 2], classNames: ['low', 'mid', 'high'] };

function answersOf(labels: readonly number[], predicted: readonly number[]) {
  const probabilities = Float64Array.from(predicted.flatMap((k) => [0, 1, 2].map((c) => (c === k ? 0.8 : 0.1))));
  return { labels: Int32Array.from(labels), predicted: Int32Array.from(predicted), probabilities };
}

const labels = Array.from({ length: 90 }, (_, i) => (i % 9 < 6 ? 0 : i % 9 < 8 ? 1 : 2));
const model = answersOf(
  labels,
  labels.map((label, i) => (i % 5 === 0 ? (label + 1) % 3 : label)),
);
const majority = answersOf(
  labels,
  labels.map(() => 0),
);
const reportOf = (answers: typeof model) => classificationReport({ ...answers, ...CLASSES });

test('the gain over the majority class has the interval that a comparison of all rows gives', () => {
  const keys = labels.map((_, i) => `row ${String(i).padStart(2, '0')}`);
  const paired = (answers: typeof model) => toPairable({ keys, ...answers }, CLASSES.classValues);
  const { metrics } = pairedStatistics(paired(majority), paired(model));
  const gain = gainOverMajority(reportOf(model), reportOf(majority))!;
  expect(metrics).toMatchObject(gain);
  expect(gain.f1_macro.low).toBeGreaterThan(0);
});

test('a run that is the majority class gains exactly nothing', () => {
  const same = reportOf(majority);
  expect(gainOverMajority(same, same)!.f1_macro).toMatchObject({ estimate: 0, low: 0, high: 0 });
});

test('where the baseline answered several classes the reports do not say how both go together', () => {
  expect(gainOverMajority(reportOf(model), reportOf(model))).toBeNull();
});
