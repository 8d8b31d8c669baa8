import { expect, test } from 'vitest';
import type { Report } from '#server/training/schema';
import { figureValues, paramValues } from './run-values.ts';

const report = (accuracy: number, kappa: number | null): Report => ({
  rows: 10,
  classes: [
    {
      label: 2,
      name: 'high',
      precision: accuracy,
      recall: 0.5,
      f1: 0.6,
      support: 10,
      precisionUndefined: false,
      recallUndefined: false,
    },
  ],
  macro: { precision: 0, recall: 0, f1: 0, support: 10 },
  weighted: { precision: 0, recall: 0, f1: 0, support: 10 },
  confusion: [[10]],
  metrics: {
    accuracy,
    balanced_accuracy: 0.5,
    f1_macro: 0.5,
    f1_weighted: 0.5,
    matthews_corrcoef: 0.5,
    cohen_kappa: kappa,
    log_loss: 0.5,
    roc_auc_ovr: null,
    expected_calibration_error: 0.1,
  },
});

test('figures are those of the report, of the majority class, and the difference of both', () => {
  const values = figureValues(report(0.75, 0.4), report(0.5, null), { fit: 250 });
  const named = new Map(values.map(({ kind, name, number }) => [`${kind}.${name}`, number]));
  expect(named.get('metric.accuracy')).toBe(0.75);
  expect(named.get('baseline.accuracy')).toBe(0.5);
  expect(named.get('gain.accuracy')).toBe(0.25);
  expect(named.get('metric.precision_2')).toBe(0.75);
  expect(named.get('seconds.fit')).toBe(0.25);
});

test('an undefined figure has no cell, nor has a difference to one', () => {
  const named = figureValues(report(0.75, 0.4), report(0.5, null), {}).map(({ kind, name }) => `${kind}.${name}`);
  expect(named).toContain('metric.cohen_kappa');
  expect(named).not.toContain('baseline.cohen_kappa');
  expect(named).not.toContain('gain.cohen_kappa');
  expect(named).not.toContain('metric.roc_auc_ovr');
});

test('parameters keep their type: numbers to compare, all else as text, and nothing for null', () => {
  expect(paramValues({ C: 1, penalty: 'l2', balanced: true, list: [1, 2], seed: null })).toEqual([
    { kind: 'param', name: 'C', number: 1, text: null },
    { kind: 'param', name: 'penalty', number: null, text: 'l2' },
    { kind: 'param', name: 'balanced', number: null, text: 'true' },
    { kind: 'param', name: 'list', number: null, text: '[1,2]' },
  ]);
});
