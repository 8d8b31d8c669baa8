import { expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import { toRunCurves } from './run-curves.ts';

const holdout = (classValues: readonly number[]) => {
  const classes = classValues.length;
  const indexes = Int32Array.from({ length: 12 }, (_, i) => i % classes);
  const probabilities = Float64Array.from({ length: 12 * classes }, (_, at) => {
    const isTrue = at % classes === indexes[Math.floor(at / classes)];
    return isTrue ? 0.5 : 0.5 / (classes - 1);
  });
  const classNames = classValues.map((value) => `class ${value}`);
  const report = classificationReport({ labels: indexes, predicted: indexes, probabilities, classValues, classNames });
  const labels = indexes.map((k) => classValues[k]!);
  return { report, rows: { keys: [...indexes].map(String), labels, predicted: labels, probabilities } };
};

test('classes are told apart by their values, whatever these are, and each stands against the rest', () => {
  const { report, rows } = holdout([-3, 10, 7]);
  const curves = toRunCurves({ id: 'r', report }, rows);
  expect(curves.classes.map(({ label, name, support }) => [label, name, support])).toEqual([
    [-3, 'class -3', 4],
    [10, 'class 10', 4],
    [7, 'class 7', 4],
  ]);
  for (const { roc, precisionRecall, steps } of curves.classes) {
    expect([roc!.area, precisionRecall!.averagePrecision]).toEqual([1, 1]);
    expect([steps.positives[500], steps.positives[501], steps.negatives[250], steps.negatives[251]]).toEqual([
      4, 0, 8, 0,
    ]);
  }
});

test('of two classes the second is shown: the first is its mirror image', () => {
  const { report, rows } = holdout([0, 1]);
  expect(toRunCurves({ id: 'r', report }, rows).classes.map(({ label }) => label)).toEqual([1]);
});
