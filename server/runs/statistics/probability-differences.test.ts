import { expect, test } from 'vitest';
import { quantileOfSorted } from '#server/numerics/quantile';
import { Random } from '#server/numerics/random';
import { classificationReport } from '#server/training/classification-report';
import { mostProbableClasses } from '#server/training/predict-probabilities';
import { rowScores } from '#server/training/row-scores';
import { probabilityDifferences } from './probability-differences.ts';

const METRICS = ['log_loss', 'roc_auc_ovr', 'expected_calibration_error'] as const;
const CLASSES = 3;

/** Softmax of a random score a class, raised by `skill` for the true one: better, and more confident, with skill. */
function answer(random: Random, labels: Int32Array, skill: number): Float64Array {
  const probabilities = new Float64Array(labels.length * CLASSES);
  for (const [i, label] of labels.entries()) {
    const weights = [0, 1, 2].map((k) => Math.exp(2 * random.double() + (k === label ? skill : 0)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [k, weight] of weights.entries()) probabilities[i * CLASSES + k] = weight / total;
  }
  return probabilities;
}

function figuresOf(labels: Int32Array, probabilities: Float64Array): number[] {
  const predicted = mostProbableClasses(probabilities, CLASSES);
  const names = { classValues: [0, 1, 2], classNames: ['0', '1', '2'] };
  const { metrics } = classificationReport({ labels, predicted, probabilities, ...names });
  return METRICS.map((name) => metrics[name]!);
}

const scoresOf = (labels: Int32Array, probabilities: Float64Array) =>
  rowScores({ labels, predicted: mostProbableClasses(probabilities, CLASSES), probabilities, classes: CLASSES });

test.each([300, 2_000])('drawing sums is drawing rows, but for the noise of 2,000 resamples: %d rows', (n) => {
  const random = new Random(11);
  const labels = Int32Array.from({ length: n }, () => Math.max(0, random.integer(5) - 3));
  const [a, b] = [answer(random, labels, 0.8), answer(random, labels, 1)];
  const drawn = probabilityDifferences(scoresOf(labels, a), scoresOf(labels, b), 0);
  const observed = figuresOf(labels, b).map((value, i) => value - figuresOf(labels, a)[i]!);
  const draws = 800;
  const byRows = METRICS.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const rows = Int32Array.from(labels, () => random.integer(n - 1));
    const pick = (values: Float64Array) =>
      Float64Array.from(
        { length: n * CLASSES },
        (_, at) => values[rows[Math.floor(at / CLASSES)]! * CLASSES + (at % CLASSES)]!,
      );
    const picked = rows.map((row) => labels[row]!);
    const [from, to] = [figuresOf(picked, pick(a)), figuresOf(picked, pick(b))];
    for (const [i, values] of byRows.entries()) values[draw] = to[i]! - from[i]!;
  }
  for (const [i, name] of METRICS.entries()) {
    const { estimate, low, high } = drawn[name]!;
    const sorted = byRows[i]!.sort();
    expect(estimate, name).toBeCloseTo(observed[i]!, 10);
    expect(Math.abs(low - quantileOfSorted(sorted, 0.025)), name).toBeLessThan(0.15 * (high - low));
    expect(Math.abs(high - quantileOfSorted(sorted, 0.975)), name).toBeLessThan(0.15 * (high - low));
  }
});

test('the width of the AUC interval is DeLong’s', () => {
  // DeLong's structural components by NumPy 1.24.2, their variances over n instead of n − 1 as a bootstrap has them.
  const labels = Int32Array.of(1, 1, 1, 1, 1, 0, 0, 0, 0, 0);
  const toRows = (scores: number[]) => Float64Array.from(scores.flatMap((score) => [1 - score, score]));
  const a = toRows([0.9, 0.8, 0.35, 0.6, 0.2, 0.5, 0.4, 0.3, 0.1, 0.35]);
  const b = toRows([0.95, 0.7, 0.65, 0.9, 0.45, 0.4, 0.2, 0.5, 0.15, 0.05]);
  const scores = [a, b].map((probabilities) =>
    rowScores({ labels, predicted: mostProbableClasses(probabilities, 2), probabilities, classes: 2 }),
  );
  const [from, to] = scores.map(({ auc }) => auc!);
  const pulls = to!.influence.map((pull, i) => pull - from!.influence[i]!);
  const variance = pulls.reduce((sum, pull) => sum + pull ** 2, 0) / labels.length ** 2;
  expect(to!.value - from!.value).toBeCloseTo(0.22, 12);
  expect(Math.sqrt(variance)).toBeCloseTo(0.14642404174178503, 12);
});

test('runs that say the same differ by nothing; a figure that is undefined has no difference', () => {
  const random = new Random(2);
  const labels = Int32Array.from({ length: 60 }, () => random.integer(1));
  const scores = scoresOf(labels, answer(random, labels, 1));
  const none = { estimate: 0, low: 0, high: 0, p: 1, adjustedP: 1 };
  expect(probabilityDifferences(scores, scores, 0)).toEqual({
    log_loss: none,
    roc_auc_ovr: null,
    expected_calibration_error: none,
  });
});
