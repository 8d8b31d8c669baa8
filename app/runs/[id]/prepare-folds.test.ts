import { expect, test } from 'vitest';
import type { CrossValidation } from '#server/runs/schema';
import { reportFixture } from '../../_ui/report.fixture.ts';
import { prepareFolds } from './prepare-folds.ts';

const metric = { mean: 0.8, sd: 0.05, folds: 3 };
const undefinedMetric = { mean: null, sd: null, folds: 0 };
const names = Object.keys(reportFixture.metrics);
const metrics = Object.fromEntries(names.map((name) => [name, metric])) as CrossValidation['metrics'];
const fold = (at: number, accuracy: number) => ({
  ...{ repeat: 0, fold: at, trainRows: 8, holdoutRows: 4, warnings: [], baseline: reportFixture },
  report: { ...reportFixture, metrics: { ...reportFixture.metrics, accuracy, roc_auc_ovr: null } },
});
const validation: CrossValidation = {
  folds: [fold(0, 0.75), fold(1, 0.8), fold(2, 0.85)],
  metrics: { ...metrics, roc_auc_ovr: undefinedMetric },
  baselineMetrics: metrics,
};

test('each fold is a dot between the lowest and the highest', () => {
  const accuracy = prepareFolds(validation).find(({ key }) => key === 'accuracy')!;
  expect(accuracy).toMatchObject({ spread: '0.800 ± 0.050', from: '0.750', to: '0.850', baseline: '0.800' });
  expect(accuracy.dots.map(({ at }) => Math.round(at))).toEqual([0, 50, 100]);
  expect(accuracy.dots[1]!.title).toBe('fold 2: 0.800');
});

test('folds that agree stand in the middle; a metric that no fold defines is not shown', () => {
  const rows = prepareFolds(validation);
  expect(rows.find(({ key }) => key === 'f1_macro')!.dots.map(({ at }) => at)).toEqual([50, 50, 50]);
  expect(rows.map(({ key }) => key)).not.toContain('roc_auc_ovr');
});
