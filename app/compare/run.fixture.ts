import type { Comparison, Run } from '#server/runs/schema';
import { reportFixture } from '../_ui/report.fixture.ts';

const finished: Run = {
  id: 'run',
  name: 'a run',
  owner: 'dee',
  status: 'finished',
  algorithm: 'xgboost',
  features: ['v:r', 'v:m'],
  service: null,
  label: 'v:cluster',
  params: {},
  split: { id: 'split', name: 'default', seed: 0, testSize: 0.1, stratify: false },
  allowLeakage: false,
  leaks: [],
  imported: null,
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
  createdAt: new Date('2026-01-01T00:00:00Z'),
  startedAt: null,
  finishedAt: null,
};

/** A finished run that differs from the plain one only where the test says. */
export const runFixture = (changes: Partial<Run>): Run => ({ ...finished, ...changes });

/** A comparison of two runs; `notComparable` says why B may not be held against A. */
export function comparisonFixture(runs: readonly [Run, Run], notComparable: string | null): Comparison {
  return {
    runs,
    comparable: notComparable === null,
    note: null,
    challenges: [{ runId: runs[1].id, notComparable, statistics: null, verdict: 'v' }],
    features: [],
    settings: [],
    verdict: 'v',
  };
}
