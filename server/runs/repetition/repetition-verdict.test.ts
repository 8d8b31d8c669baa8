import { expect, test } from 'vitest';
import type { MetricName } from '../comparison-schema.ts';
import type { RepeatedDifference, RepeatedRun } from '../repeat-schema.ts';
import { challengeVerdict, repetitionVerdict } from './repetition-verdict.ts';

const ahead: RepeatedDifference = {
  estimate: 0.23,
  low: 0.15,
  high: 0.3,
  p: 1e-9,
  adjustedP: 1e-9,
  wins: 200,
  ties: 0,
  losses: 0,
};
const behind = { ...ahead, estimate: -0.23, low: -0.3, high: -0.15, wins: 0, losses: 200 };
const unsure = {
  ...ahead,
  estimate: 0.0065,
  low: -0.011,
  high: 0.024,
  p: 0.47,
  adjustedP: 0.47,
  wins: 112,
  losses: 65,
};

function differences(f1_macro: RepeatedDifference | null, accuracy: RepeatedDifference | null) {
  const names: MetricName[] = ['balanced_accuracy', 'f1_weighted', 'matthews_corrcoef', 'cohen_kappa'];
  const others = [...names, 'roc_auc_ovr', 'log_loss', 'expected_calibration_error'].map((name) => [name, null]);
  return { ...Object.fromEntries(others), f1_macro, accuracy } as Record<MetricName, RepeatedDifference | null>;
}

const runWith = (overBaseline: RepeatedRun['overBaseline'], likeBaseline = 0): RepeatedRun => ({
  id: 'id',
  name: 'Dee',
  owner: 'Dee',
  algorithm: 'xgboost',
  metrics: {} as RepeatedRun['metrics'],
  overBaseline,
  likeBaseline,
});

const standing = (...input: Parameters<typeof runWith>): string =>
  repetitionVerdict({ splits: 200, runs: [runWith(...input)], challenges: [] });

test('a metric is claimed where its interval leaves out 0, with how often it held', () => {
  expect(challengeVerdict('Ram', 'Dee', differences(ahead, unsure))).toBe(
    'On macro-F1 Dee is better than Ram (+0.230 for Dee, 95% interval +0.150 to +0.300; ahead in 200 splits, behind in 0). ' +
      'On accuracy we cannot tell Dee and Ram apart (+0.7 points for Dee, 95% interval −1.1 to +2.4; ahead ' +
      'in 112 splits, behind in 65).',
  );
  expect(challengeVerdict('Ram', 'Dee', differences(behind, behind))).toMatch(
    /^On macro-F1 Ram is better than Dee \(−0\.230/,
  );
});

test('several challengers take a claim back that one would have borne', () => {
  const once = { ...ahead, adjustedP: 0.06 };
  expect(challengeVerdict('Ram', 'Dee', differences(once, null))).toMatch(
    /^On macro-F1 we cannot tell Dee and Ram apart/,
  );
});

test('every way to stand against the majority class is said', () => {
  expect(standing(differences(unsure, unsure), 200)).toMatch(
    /Dee is the majority class: .* in every row of all 200 splits/,
  );
  expect(standing(differences(ahead, behind))).toMatch(/Dee is right less often than always answering/);
  expect(standing(differences(unsure, unsure))).toMatch(/Dee cannot be told from always answering/);
  expect(standing(differences(ahead, unsure))).toMatch(/In accuracy Dee cannot be told from always answering/);
  expect(standing(differences(ahead, ahead))).toBe('Over 200 new splits:');
});
