import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { jointTable } from './joint-table.ts';
import { pairedBootstrap } from './paired-bootstrap.ts';

/** Answers right with the given chance, else one class further. */
function answers(random: Random, labels: Int32Array, chance: number): Int32Array {
  return labels.map((label) => (random.double() < chance ? label : (label + 1) % 3));
}

test('the interval of the accuracy difference has the width theory gives it', () => {
  const random = new Random(3);
  const labels = Int32Array.from({ length: 900 }, () => random.integer(2));
  const [a, b] = [answers(random, labels, 0.7), answers(random, labels, 0.8)];
  const { accuracy } = pairedBootstrap(jointTable(labels, a, b, 3), 1);
  const gains = labels.map((label, i) => Number(b[i] === label) - Number(a[i] === label));
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const error = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0)) / gains.length;
  expect(accuracy.estimate).toBeCloseTo(mean, 12);
  expect(accuracy.low).toBeCloseTo(mean - 1.96 * error, 2);
  expect(accuracy.high).toBeCloseTo(mean + 1.96 * error, 2);
});

test('drawing cells is drawing rows: both give the same interval of macro-F1', () => {
  const random = new Random(8);
  const labels = Int32Array.from({ length: 138 }, () => Math.max(0, random.integer(9) - 7));
  const [a, b] = [answers(random, labels, 0.8), answers(random, labels, 0.85)];
  const { f1_macro } = pairedBootstrap(jointTable(labels, a, b, 3), 2);
  const byRows = Float64Array.from({ length: 2_000 }, () => {
    const rows = labels.map(() => random.integer(labels.length - 1));
    const pick = (values: Int32Array) => rows.map((row) => values[row]!);
    return macroF1(pick(labels), pick(b)) - macroF1(pick(labels), pick(a));
  }).sort();
  expect(f1_macro.estimate).toBeCloseTo(macroF1(labels, b) - macroF1(labels, a), 12);
  expect(Math.abs(f1_macro.low - byRows[50]!)).toBeLessThan(0.015);
  expect(Math.abs(f1_macro.high - byRows[1_949]!)).toBeLessThan(0.015);
});

function macroF1(labels: Int32Array, predicted: Int32Array): number {
  const count = (keep: (i: number) => boolean): number => labels.reduce((sum, _, i) => sum + Number(keep(i)), 0);
  const scores = [0, 1, 2].map((k) => {
    const right = count((i) => labels[i] === k && predicted[i] === k);
    const total = count((i) => labels[i] === k) + count((i) => predicted[i] === k);
    return total === 0 ? 0 : (2 * right) / total;
  });
  return (scores[0]! + scores[1]! + scores[2]!) / 3;
}

test('swapping the runs mirrors the differences, and one seed gives one answer', () => {
  const random = new Random(4);
  const labels = Int32Array.from({ length: 200 }, () => random.integer(2));
  const [a, b] = [answers(random, labels, 0.6), answers(random, labels, 0.9)];
  const forward = pairedBootstrap(jointTable(labels, a, b, 3), 0);
  expect(pairedBootstrap(jointTable(labels, a, b, 3), 0)).toEqual(forward);
  const backward = pairedBootstrap(jointTable(labels, b, a, 3), 0);
  expect(backward.accuracy.estimate).toBeCloseTo(-forward.accuracy.estimate, 12);
  expect(backward.f1_macro.low).toBeCloseTo(-forward.f1_macro.high, 1);
});
