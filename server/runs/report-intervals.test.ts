import { expect, test } from 'vitest';
import { mostProbableClasses } from '#server/training/predict-probabilities';
import { rowScores } from '#server/training/row-scores';
import { probabilityIntervals } from './report-intervals.ts';

const scoresOf = (labels: Int32Array, probabilities: Float64Array, classes: number) =>
  rowScores({ labels, predicted: mostProbableClasses(probabilities, classes), probabilities, classes });

/** Of two classes, from the probability of the second. */
const ofTwo = (labels: readonly number[], scores: readonly number[]) =>
  probabilityIntervals(
    scoresOf(Int32Array.from(labels), Float64Array.from(scores.flatMap((score) => [1 - score, score])), 2),
  );

test('AUC and log loss of three classes have the intervals that NumPy works out pair by pair', () => {
  // NumPy 1.24.2: losses −log P[i, y]; pulls (n / n₊)(V − AUC)/3 and (n / n₋)(V − AUC)/3 from the matrix of all pairs,
  // (a > b) + (a == b) / 2; each ± 1.959963984540054 · std(ddof=1) / √12. The AUC reaches 1.034 and ends at 1.
  const labels = Int32Array.of(0, 1, 2, 0, 1, 0, 0, 2, 1, 0, 1, 2);
  const rows = [
    [0.7, 0.2, 0.1],
    [0.3, 0.5, 0.2],
    [0.2, 0.3, 0.5],
    [0.4, 0.5, 0.1],
    [0.2, 0.6, 0.2],
    [0.6, 0.3, 0.1],
    [0.5, 0.25, 0.25],
    [0.3, 0.4, 0.3],
    [0.45, 0.35, 0.2],
    [0.8, 0.1, 0.1],
    [0.25, 0.45, 0.3],
    [0.1, 0.2, 0.7],
  ];
  const { roc_auc_ovr, log_loss } = probabilityIntervals(scoresOf(labels, Float64Array.from(rows.flat()), 3));
  expect(log_loss!.low).toBeCloseTo(0.500490735673251, 12);
  expect(log_loss!.high).toBeCloseTo(0.8338725285467544, 12);
  expect(roc_auc_ovr!.low).toBeCloseTo(0.8616882258165128, 12);
  expect(roc_auc_ovr!.high).toBe(1);
});

test('the AUC of two classes has the interval of DeLong’s components', () => {
  // NumPy 1.24.2, with one std(ddof=1) over all ten components; with one for each class it would be 0.383 to 1.097.
  const labels = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
  const { roc_auc_ovr } = ofTwo(labels, [0.9, 0.8, 0.35, 0.6, 0.2, 0.5, 0.4, 0.3, 0.1, 0.35]);
  expect(roc_auc_ovr!.low).toBeCloseTo(0.4033017402981385, 12);
  expect(roc_auc_ovr!.high).toBe(1);
});

test('a log loss is not said to be below 0', () => {
  expect(ofTwo([1, 1, 0, 0], [0.99, 0.99, 0.01, 0.9]).log_loss!.low).toBe(0);
});

test('where every pair is ranked right, or all rows are alike, or a class is missing, nothing tells how far to trust it', () => {
  expect(ofTwo([1, 1, 0, 0], [0.9, 0.8, 0.3, 0.1]).roc_auc_ovr).toBeNull();
  expect(ofTwo([1, 1, 0, 0], [0.5, 0.5, 0.5, 0.5])).toEqual({ roc_auc_ovr: null, log_loss: null });
  expect(ofTwo([1, 1, 1, 1], [0.9, 0.8, 0.3, 0.1]).roc_auc_ovr).toBeNull();
});
