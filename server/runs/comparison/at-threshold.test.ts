import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import { reportAtThreshold } from '#server/training/report-at-threshold';
import { toRunCurves } from '../run-curves.ts';
import type { Holdout } from '../schema.ts';
import { atThreshold } from './at-threshold.ts';
import type { ScoredRun } from './on-common-rows.ts';

const CLASSES = [
  { label: 3, name: 'low' },
  { label: 5, name: 'mid' },
  { label: 9, name: 'high' },
];

interface Row {
  readonly truth: number;
  /** Thousandths; those of the last class are what is left. */
  readonly first: number;
  readonly second: number;
}

const row = fc.record({
  truth: fc.nat(2),
  first: fc.nat(500),
  second: fc.nat(500),
});

/** A run that answered these rows with what it found most probable. */
function scored(rows: readonly Row[]): ScoredRun {
  const probabilities = rows.flatMap(({ first, second }) =>
    [first, second, 1000 - first - second].map((p) => p / 1000),
  );
  const predicted = rows.map((_, i) => {
    const own = probabilities.slice(3 * i, 3 * i + 3);
    return own.indexOf(Math.max(...own));
  });
  const labels = rows.map(({ truth }) => truth);
  const names = { classValues: CLASSES.map(({ label }) => label), classNames: CLASSES.map(({ name }) => name) };
  const report = classificationReport({
    labels: Int32Array.from(labels),
    predicted: Int32Array.from(predicted),
    probabilities: Float64Array.from(probabilities),
    ...names,
  });
  const holdout: Holdout = {
    keys: rows.map((_, i) => `c${i}`),
    labels: Int32Array.from(labels, (k) => CLASSES[k]!.label),
    predicted: Int32Array.from(predicted, (k) => CLASSES[k]!.label),
    probabilities: Float64Array.from(probabilities),
  };
  const classes = CLASSES.map(({ label, name }, k) => ({ value: label, name, train: 60 - 20 * k, holdout: 0 }));
  return { run: { id: 'r', report, baseline: report, dataset: { classes } } as unknown as ScoredRun['run'], holdout };
}

describe('a run that is asked for one class from a threshold on', () => {
  test('has the report that the explorer of the run page shows for the same class and threshold', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.nat(2), fc.nat(1000), (rows, k, step) => {
        const one = scored(rows);
        const { label, name } = CLASSES[k]!;
        const { report } = atThreshold(one, { label, name, value: step / 1000 }).run;
        const curves = toRunCurves(one.run, one.holdout).classes.find((curve) => curve.label === label)!;
        const explored = reportAtThreshold(curves.steps, step / 1000, [`not ${name}`, name]);
        expect(report.confusion).toEqual(explored.confusion);
        expect(report.classes.map((own) => own.f1)).toEqual(explored.classes.map((own) => own.f1));
        expect(report.classes.map((own) => own.name)).toEqual([`not ${name}`, name]);
      }),
    );
  });

  test('is as well calibrated, and ranks as well, wherever the threshold stands', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), fc.nat(1000), fc.nat(1000), (rows, a, b) => {
        const [left, right] = [a, b].map((step) => {
          const { metrics } = atThreshold(scored(rows), { label: 9, name: 'high', value: step / 1000 }).run.report;
          return [metrics.expected_calibration_error, metrics.log_loss, metrics.roc_auc_ovr];
        });
        expect(left).toEqual(right);
      }),
    );
  });

  test('stands beside always answering what is more frequent: the class or the rest of them', () => {
    const { run } = atThreshold(scored([{ truth: 0, first: 500, second: 0 }]), { label: 3, name: 'low', value: 0.5 });
    // 60 of 120 training rows are low; the rest has as many, and comes first.
    expect(run.baseline.confusion).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('says no twice by name where there are two classes, instead of "not"', () => {
    const one = scored([{ truth: 0, first: 400, second: 100 }]);
    const { report } = one.run;
    const two = { ...one.run, report: { ...report, classes: report.classes.slice(1) } };
    const holdout = { ...one.holdout, labels: Int32Array.of(5), probabilities: Float64Array.of(0.2, 0.8) };
    const asked = atThreshold({ run: two, holdout }, { label: 9, name: 'high', value: 0.9 });
    expect(asked.run.report.classes.map(({ name }) => name)).toEqual(['mid', 'high']);
    expect([...asked.holdout.predicted]).toEqual([0]);
  });
});
