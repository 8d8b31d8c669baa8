import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportAtThreshold } from '../report-at-threshold.ts';
import { calibrationCurve } from './calibration-curve.ts';
import { countsByThreshold } from './counts-by-threshold.ts';
import reference from './curves.reference.json' with { type: 'json' };
import { precisionRecallCurve } from './precision-recall-curve.ts';
import { rocAuc } from './roc-auc.ts';
import { rocCurve } from './roc-curve.ts';
import { countsAtSteps } from './threshold-steps.ts';

const sidesOf = (scores: readonly number[], labels: readonly number[]) =>
  [1, 0].map((side) => Float64Array.from(scores.filter((_, i) => labels[i] === side))) as [Float64Array, Float64Array];

function expectClose(actual: Iterable<number>, expected: readonly number[]) {
  const values = [...actual];
  expect(values.length).toBe(expected.length);
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i]!, 14);
}

describe.each(Object.entries(reference.cases))('%s scores', (_, known) => {
  const [inside, outside] = sidesOf(known.scores, known.labels);
  const counts = countsByThreshold(inside, outside);

  test('the ROC curve and its area are scikit-learn’s roc_curve and roc_auc_score', () => {
    const roc = rocCurve(counts)!;
    expectClose(roc.falsePositiveRate, known.fpr);
    expectClose(roc.truePositiveRate, known.tpr);
    expect([...roc.thresholds.subarray(1)]).toEqual(known.rocThresholds);
    expect(roc.area).toBeCloseTo(known.auc, 14);
  });

  test('precision, recall and average precision are scikit-learn’s', () => {
    const curve = precisionRecallCurve(counts)!;
    expectClose(curve.precision, known.precision.toReversed());
    expectClose(curve.recall, known.recall.toReversed());
    expect([...curve.thresholds.subarray(1)]).toEqual(known.thresholds.toReversed());
    expect(curve.averagePrecision).toBeCloseTo(known.averagePrecision, 14);
  });

  test('the calibration bins are those of calibration_curve', () => {
    const bins = calibrationCurve(inside, outside);
    expectClose(
      bins.map(({ observed }) => observed),
      known.observed,
    );
    expectClose(
      bins.map(({ predicted }) => predicted),
      known.predicted,
    );
    expect(bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(known.scores.length);
  });

  test('answering from a probability of 0.3 on gives classification_report of those answers', () => {
    const at = { positives: countsAtSteps(inside), negatives: countsAtSteps(outside) };
    const report = reportAtThreshold(at, 0.3, ['other', 'class']);
    const sklearn = known['reportAt0.3'];
    for (const [k, name] of (['0', '1'] as const).entries()) {
      const { precision, recall, f1, support } = report.classes[k]!;
      expectClose(
        [precision, recall, f1, support],
        [sklearn[name].precision, sklearn[name].recall, sklearn[name]['f1-score'], sklearn[name].support],
      );
    }
    expect(report.metrics.accuracy).toBeCloseTo(sklearn.accuracy, 14);
    expect(report.macro.f1).toBeCloseTo(sklearn['macro avg']['f1-score'], 14);
    expect(report.weighted.precision).toBeCloseTo(sklearn['weighted avg'].precision, 14);
  });
});

const sides = fc.tuple(
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
);

test('the area under the curve is the chance that a row of the class outscores another', () => {
  fc.assert(
    fc.property(sides, ([inside, outside]) => {
      const scores = Float64Array.from([...inside, ...outside]);
      const roc = rocCurve(countsByThreshold(Float64Array.from(inside), Float64Array.from(outside)))!;
      expect(roc.area).toBeCloseTo(rocAuc(scores, (row) => row < inside.length)!, 12);
    }),
  );
});

test('counts at a thousandth are the counts of that very number, also where multiplying would round across it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 40 }), (steps) => {
      const scores = Float64Array.from(steps, (k) => k / 1_000);
      for (const [k, count] of countsAtSteps(scores).entries()) {
        expect(count).toBe(scores.reduce((sum, score) => sum + Number(score >= k / 1_000), 0));
      }
    }),
    { numRuns: 30 },
  );
});

test('half a million rows with a score of their own have a curve too', () => {
  const [inside, outside] = [0, 0.5].map((shift) =>
    Float64Array.from({ length: 250_000 }, (_, i) => (i + shift) / 250_000),
  );
  const roc = rocCurve(countsByThreshold(inside!, outside!))!;
  expect(roc.area).toBeCloseTo(0.5, 5);
  expect([roc.falsePositiveRate.at(-1), roc.truePositiveRate.at(-1)]).toEqual([1, 1]);
});

test('a class without rows, or without others, has no ROC curve; a score that is NaN has no place', () => {
  expect(rocCurve(countsByThreshold(Float64Array.of(0.5), new Float64Array()))).toBeNull();
  expect(precisionRecallCurve(countsByThreshold(new Float64Array(), Float64Array.of(0.5)))).toBeNull();
  expect(() => countsByThreshold(Float64Array.of(0.5, Number.NaN), new Float64Array())).toThrow(/^countsByThreshold/);
  expect(() => calibrationCurve(Float64Array.of(1.5), new Float64Array())).toThrow(/got 1.5/);
});
