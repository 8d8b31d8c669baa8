import { expect, test } from 'vitest';
import type { Report } from '#server/training/schema';
import { differencesBySplit, spreadsOf, summarizeDifferences } from './summarize-splits.ts';

const metrics = (accuracy: number, logLoss: number, auc: number | null): Report['metrics'] => ({
  accuracy,
  balanced_accuracy: accuracy,
  f1_macro: accuracy,
  f1_weighted: accuracy,
  matthews_corrcoef: accuracy,
  cohen_kappa: accuracy,
  log_loss: logLoss,
  roc_auc_ovr: auc,
  expected_calibration_error: 0,
});
const reference = [metrics(0.8, 0.5, null), metrics(0.7, 0.6, 0.9), metrics(0.9, 0.4, 0.8)];
const challenger = [metrics(0.9, 0.4, 0.7), metrics(0.7, 0.7, 0.9), metrics(0.8, 0.3, null)];

test('wins are counted in the direction in which a metric is better', () => {
  const { accuracy, log_loss } = summarizeDifferences(differencesBySplit(challenger, reference), 0.1);
  expect(accuracy).toMatchObject({ wins: 1, ties: 1, losses: 1 });
  expect(log_loss).toMatchObject({ wins: 2, ties: 0, losses: 1 });
  expect(log_loss!.estimate).toBeCloseTo(-0.1 / 3, 12);
});

test('a metric that most splits do not have is left out', () => {
  const bySplit = differencesBySplit(challenger, reference);
  expect(bySplit.roc_auc_ovr).toEqual([null, 0, null]);
  expect(summarizeDifferences(bySplit, 0.1).roc_auc_ovr).toBeNull();
});

test('a spread is mean, deviation over splits − 1, and range', () => {
  const { mean, sd, min, max } = spreadsOf(reference).accuracy!;
  expect([mean, sd, min, max].map((value) => value.toFixed(6))).toEqual([
    '0.800000',
    '0.100000',
    '0.700000',
    '0.900000',
  ]);
});
