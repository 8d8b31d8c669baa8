import type { Comparison, Difference, PairedStatistics } from '#server/runs/comparison-schema';
import type { Run } from '#server/runs/schema';
import { reportFixture } from '../_ui/report.fixture.ts';

const finished: Run = {
  id: 'run',
  name: 'a run',
  owner: 'dee',
  status: 'finished',
  algorithm: 'xgboost',
  features: ['v:r', 'v:m'],
  service: null,
  experimentId: null,
  label: 'v:cluster',
  params: {},
  split: { id: 'split', name: 'default', seed: 0, testSize: 0.1, stratify: false },
  allowLeakage: false,
  includeLate: false,
  leaks: [],
  imported: null,
  chosenFrom: null,
  seed: 0,
  asOf: null,
  viewVersions: {},
  datasetFingerprint: 'd',
  splitFingerprint: 's',
  codeVersion: 'c',
  warnings: [],
  progress: null,
  dataset: null,
  durations: null,
  learningCurve: null,
  report: reportFixture,
  baseline: reportFixture,
  crossValidation: null,
  error: null,
  cancelRequested: false,
  starred: false,
  archived: false,
  tags: [],
  createdAt: new Date('2026-01-01T00:00:00Z'),
  startedAt: null,
  finishedAt: null,
};

/** A finished run that differs from the plain one only where the test says. */
export const runFixture = (changes: Partial<Run>): Run => ({ ...finished, ...changes });

const SHARE = { low: 0.25, high: 0.75 };

/** A difference of every figure alike, for tests that look at one of them. */
export function statisticsFixture(difference: Difference): PairedStatistics {
  const { p, adjustedP } = difference;
  return {
    rows: 138,
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
      roc_auc_ovr: difference,
      expected_calibration_error: difference,
    },
    classes: reportFixture.classes.map(({ label }) => ({
      label,
      precision: difference,
      recall: difference,
      f1: difference,
    })),
    mcnemar: { onlyReference: 4, onlyChallenger: 7, p, adjustedP },
  };
}

/** A comparison of two runs; `notComparable` says why B may not be held against A. */
export function comparisonFixture(runs: readonly [Run, Run], notComparable: string | null): Comparison {
  return {
    runs,
    reference: { runId: runs[0].id, name: runs[0].name, report: reportFixture },
    rows: 'own',
    commonRows: null,
    comparable: notComparable === null,
    classes: reportFixture.classes,
    threshold: null,
    note: null,
    challenges: [
      {
        runId: runs[1].id,
        notComparable: notComparable === null ? null : { because: 'split', sentence: notComparable },
        statistics: null,
        verdict: 'v',
      },
    ],
    intervals: runs.map(() => ({ accuracy: SHARE, classes: [] })),
    features: [],
    settings: [],
    headline: 'h',
    verdict: 'v',
  };
}
