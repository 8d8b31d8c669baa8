import { expect, test } from 'vitest';
import type { Difference, PairedStatistics } from '../comparison-schema.ts';
import { adjustForMany } from './adjust-for-many.ts';

/** Every figure with one p-value, and no AUC. */
function statistics(p: number): PairedStatistics {
  const difference: Difference = { estimate: 0.1, low: 0.05, high: 0.15, p, adjustedP: p };
  return {
    rows: 100,
    seed: 0,
    resamples: 2_000,
    metrics: {
      accuracy: difference,
      balanced_accuracy: difference,
      f1_macro: difference,
      f1_weighted: difference,
      matthews_corrcoef: difference,
      cohen_kappa: difference,
      log_loss: difference,
      roc_auc_ovr: null,
      expected_calibration_error: difference,
    },
    classes: [{ label: 0, precision: difference, recall: difference, f1: difference }],
    mcnemar: { onlyReference: 1, onlyChallenger: 9, p, adjustedP: p },
  };
}

test('every figure is corrected among the challengers that could be compared', () => {
  const adjusted = adjustForMany([statistics(0.02), null, statistics(0.03), statistics(0.01)]);
  const read = (of: (one: PairedStatistics) => number | undefined) => adjusted.map((one) => one && of(one));
  const expected = [0.04, null, 0.04, 0.03];
  expect(read(({ metrics }) => metrics.f1_macro.adjustedP)).toEqual(expected);
  expect(read(({ classes }) => classes[0]?.recall.adjustedP)).toEqual(expected);
  expect(read(({ mcnemar }) => mcnemar.adjustedP)).toEqual(expected);
  expect(read(({ mcnemar }) => mcnemar.p)).toEqual([0.02, null, 0.03, 0.01]);
  expect(adjusted[0]?.metrics.roc_auc_ovr).toBeNull();
});

test('a figure that one challenger lacks is corrected among the others', () => {
  const [full, lacking] = [statistics(0.02), statistics(0.03)];
  const withoutKappa = { ...lacking, metrics: { ...lacking.metrics, cohen_kappa: null } };
  const [first, second] = adjustForMany([full, withoutKappa]);
  expect(first?.metrics.cohen_kappa?.adjustedP).toBe(0.02);
  expect(second?.metrics.cohen_kappa).toBeNull();
});

test('one challenger is left as it is', () => {
  expect(adjustForMany([statistics(0.02)])).toEqual([statistics(0.02)]);
});
