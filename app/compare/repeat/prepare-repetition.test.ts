import { expect, test } from 'vitest';
import type { MetricName } from '#server/runs/comparison-schema';
import type { RepeatedDifference, Repetition, Spread } from '#server/runs/repeat-schema';
import { METRIC_NAMES } from '../../_ui/metric-names.ts';
import { prepareDistributions, prepareRepeatedRows } from './prepare-repetition.ts';

const all = <T>(value: T) => Object.fromEntries(METRIC_NAMES.map((name) => [name, value])) as Record<MetricName, T>;
const spread: Spread = { mean: 0.85, sd: 0.0283, min: 0.8, max: 0.9 };
const sure: RepeatedDifference = {
  estimate: 0.05,
  low: 0.01,
  high: 0.09,
  p: 0.01,
  adjustedP: 0.01,
  wins: 3,
  ties: 0,
  losses: 1,
};
const run = { id: 'a', name: 'Ram', owner: 'Ram', algorithm: 'majority', likeBaseline: 4 } as const;

const repetition: Repetition = {
  splits: 4,
  seed: 0,
  rule: { testSize: 0.1, stratify: false },
  rows: { train: 180, holdout: 20, sealed: 0, leftOut: [] },
  runs: [
    { ...run, metrics: all(spread), overBaseline: all(sure) },
    { ...run, id: 'b', name: 'Dee', metrics: { ...all(spread), roc_auc_ovr: null }, overBaseline: all(sure) },
  ],
  baseline: all(spread),
  challenges: [
    {
      runId: 'b',
      differences: { ...all(sure), accuracy: { ...sure, low: -0.02 }, roc_auc_ovr: null },
      values: { ...all([0.1, 0.05, 0.1, -0.05]), roc_auc_ovr: [null, null, null, 0.1] },
      verdict: 'v',
    },
  ],
  verdict: 'v',
  durationMs: 1,
};

test('a difference is called better only where its interval leaves out 0, and in the direction of the metric', () => {
  const rows = prepareRepeatedRows(repetition);
  const words = rows.map((row) => [row.key, row.cells.map((cell) => cell.difference?.delta.word)]);
  expect(Object.fromEntries(words)).toMatchObject({
    f1_macro: [undefined, 'better'],
    accuracy: [undefined, 'cannot tell'],
    log_loss: [undefined, 'worse'],
    roc_auc_ovr: [undefined, undefined],
  });
  expect(rows.find((row) => row.key === 'f1_macro')!.cells[1]).toMatchObject({
    text: '0.850 ± 0.028',
    difference: { interval: '+0.010 to +0.090', counts: '3 / 0 / 1' },
  });
  expect(rows.find((row) => row.key === 'roc_auc_ovr')!.cells[1]!.text).toBe('—');
});

test('bars say for whom their splits speak, and the marks lie on their axis', () => {
  const [f1, accuracy] = prepareDistributions(repetition);
  expect([f1!.title, accuracy!.title]).toEqual(['Macro F1', 'Accuracy']);
  const splits = (side: string) =>
    f1!.bars.filter((bar) => bar.side === side && bar.height > 0).map((bar) => bar.title);
  expect(splits('challenger').at(-1)).toMatch(/: 2 splits$/);
  expect(splits('reference')).toHaveLength(1);
  expect(f1!.low).toBeGreaterThan(f1!.zero);
  expect(accuracy!.low).toBeLessThan(accuracy!.zero);
  expect(accuracy!.bars[0]!.width).toBeCloseTo(25, 6);
});
