import { expect, test } from 'vitest';
import { quantileOfSorted } from '#server/numerics/quantile';
import { Random } from '#server/numerics/random';
import { classificationReport } from '#server/training/classification-report';
import type { Difference } from '../comparison-schema.ts';
import { jointTable } from './joint-table.ts';
import { LABEL_METRICS } from './label-figures.ts';
import { type LabelDifferences, pairedBootstrap } from './paired-bootstrap.ts';

/** Answers right with the given chance, else one class further. */
function answers(random: Random, labels: Int32Array, chance: number): Int32Array {
  return labels.map((label) => (random.double() < chance ? label : (label + 1) % 3));
}

test('the interval of the accuracy difference has the width theory gives it', () => {
  const random = new Random(3);
  const labels = Int32Array.from({ length: 900 }, () => random.integer(2));
  const [a, b] = [answers(random, labels, 0.7), answers(random, labels, 0.8)];
  const { accuracy } = pairedBootstrap(jointTable(labels, a, b, 3), 1).metrics;
  const gains = labels.map((label, i) => Number(b[i] === label) - Number(a[i] === label));
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const error = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0)) / gains.length;
  expect(accuracy.estimate).toBeCloseTo(mean, 12);
  expect(accuracy.low).toBeCloseTo(mean - 1.96 * error, 2);
  expect(accuracy.high).toBeCloseTo(mean + 1.96 * error, 2);
});

test('drawing cells is drawing rows: both give the same interval of every figure', () => {
  const random = new Random(8);
  const labels = Int32Array.from({ length: 138 }, () => Math.max(0, random.integer(8) - 6));
  const [a, b] = [answers(random, labels, 0.7), answers(random, labels, 0.85)];
  const byCells = flatten(pairedBootstrap(jointTable(labels, a, b, 3), 2));
  const observed = differencesByReport(labels, a, b);
  const byRows = observed.map(() => new Float64Array(2_000));
  for (let draw = 0; draw < 2_000; draw++) {
    const rows = labels.map(() => random.integer(labels.length - 1));
    const pick = (values: Int32Array): Int32Array => rows.map((row) => values[row]!);
    for (const [figure, value] of differencesByReport(pick(labels), pick(a), pick(b)).entries())
      byRows[figure]![draw] = value;
  }
  for (const [figure, { estimate, low, high }] of byCells.entries()) {
    const sorted = byRows[figure]!.sort();
    expect(estimate).toBeCloseTo(observed[figure]!, 12);
    // A bound of 2,000 resamples is known to some 5% of the interval's width.
    expect(Math.abs(low - quantileOfSorted(sorted, 0.025))).toBeLessThan(0.15 * (high - low));
    expect(Math.abs(high - quantileOfSorted(sorted, 0.975))).toBeLessThan(0.15 * (high - low));
  }
});

/** Every figure that answers decide, read off the reports themselves. */
function differencesByReport(labels: Int32Array, reference: Int32Array, challenger: Int32Array): number[] {
  const probabilities = new Float64Array(3 * labels.length).fill(1 / 3);
  const [from, to] = [reference, challenger].map((predicted) => {
    const names = { classValues: [0, 1, 2], classNames: ['0', '1', '2'] };
    const { metrics, classes } = classificationReport({ labels, predicted, probabilities, ...names });
    return [
      ...LABEL_METRICS.map((name) => metrics[name] ?? 0),
      ...classes.flatMap(({ precision, recall, f1 }) => [precision, recall, f1]),
    ];
  });
  return to!.map((value, figure) => value - from![figure]!);
}

const flatten = ({ metrics, classes }: LabelDifferences): Difference[] => [
  ...LABEL_METRICS.map((name) => metrics[name]),
  ...classes.flatMap(({ precision, recall, f1 }) => [precision, recall, f1]),
];

test('swapping the runs mirrors the differences, and one seed gives one answer', () => {
  const random = new Random(4);
  const labels = Int32Array.from({ length: 200 }, () => random.integer(2));
  const [a, b] = [answers(random, labels, 0.6), answers(random, labels, 0.9)];
  const forward = pairedBootstrap(jointTable(labels, a, b, 3), 0).metrics;
  expect(pairedBootstrap(jointTable(labels, a, b, 3), 0).metrics).toEqual(forward);
  const backward = pairedBootstrap(jointTable(labels, b, a, 3), 0).metrics;
  expect(backward.accuracy.estimate).toBeCloseTo(-forward.accuracy.estimate, 12);
  expect(backward.f1_macro.low).toBeCloseTo(-forward.f1_macro.high, 1);
});

test('ten times the resamples tell a bound from seed to seed within a hundredth of the width of its interval', () => {
  const random = new Random(4);
  const labels = Int32Array.from({ length: 138 }, () => random.integer(2));
  const table = jointTable(labels, answers(random, labels, 0.7), answers(random, labels, 0.78), 3);
  const spreadOf = (resamples: number): number => {
    const differences = Array.from(
      { length: 12 },
      (_, seed) => pairedBootstrap(table, seed, resamples).metrics.f1_macro,
    );
    const lows = differences.map(({ low }) => low);
    const mean = lows.reduce((sum, low) => sum + low, 0) / lows.length;
    const width = differences[0]!.high - differences[0]!.low;
    return Math.sqrt(lows.reduce((sum, low) => sum + (low - mean) ** 2, 0) / lows.length) / width;
  };
  expect(spreadOf(2_000)).toBeGreaterThan(0.01);
  expect(spreadOf(20_000)).toBeLessThan(0.0075);
});
