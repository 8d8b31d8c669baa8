import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classificationReport } from './classification-report.ts';
import { averageScores, classScores } from './metrics/class-scores.ts';
import { rocAucOvr } from './metrics/roc-auc.ts';

type Row = { precision: number; recall: number; 'f1-score': number; support: number };
interface Fixture {
  labels: (number | string)[];
  y_true?: (number | string)[];
  y_pred?: (number | string)[];
  proba?: number[][];
  /** The largest fixture writes its classes as digits and its probabilities as a formula. */
  y_true_string?: string;
  y_pred_string?: string;
  proba_formula?: string;
  expected: {
    classification_report: Record<string, Row | number>;
    classification_report_all_labels?: Record<string, Row | number>;
    confusion_labels: (number | string)[];
    confusion_matrix: number[][];
    confusion_matrix_all_labels?: number[][];
    accuracy: number;
    balanced_accuracy: number;
    cohen_kappa: number | 'NaN';
    mcc: number;
    f1_macro: number;
    f1_weighted: number;
    f1_micro: number;
    precision_macro: number;
    recall_macro: number;
    log_loss?: number;
    roc_auc?: number;
    roc_auc_ovr_macro?: number | { error: string };
    roc_auc_ovr_weighted?: number | { error: string };
  };
}

const FOLDER = '../shared/parity/open';
const present = existsSync(FOLDER);
const names = present ? readdirSync(FOLDER).filter((name) => name.startsWith('metrics_')) : [];

/** w[i][k] = 1 + ((i · 7919 + k · 104729) mod 1000) + (k is predicted ? 500 : 0), as a share of the row's sum. */
function formulaRow(predicted: number, i: number): number[] {
  const weights = [0, 1, 2].map((k) => 1 + ((i * 7919 + k * 104729) % 1000) + (k === predicted ? 500 : 0));
  return weights.map((weight) => weight / (weights[0]! + weights[1]! + weights[2]!));
}

/** The class of every row as an index into the fixture's labels. */
function toScored(fixture: Fixture) {
  const { labels } = fixture;
  const indexes = (values: (number | string)[] | undefined, digits = ''): Int32Array =>
    Int32Array.from(values ?? [...digits].map(Number), (value) => labels.indexOf(value));
  const predicted = indexes(fixture.y_pred, fixture.y_pred_string);
  const oneHot = (k: number): number[] => labels.map((_, i) => (i === k ? 1 : 0));
  const proba = fixture.proba ?? [...predicted].map(fixture.proba_formula ? formulaRow : oneHot);
  return {
    labels: indexes(fixture.y_true, fixture.y_true_string),
    predicted,
    probabilities: Float64Array.from(proba.flat()),
    classValues: labels.map((_, i) => i),
    classNames: labels.map(String),
  };
}

const near = (actual: number | null, expected: number, what: string): void => {
  expect(Math.abs(actual! - expected), `${what}: ${actual}, scikit-learn ${expected}`).toBeLessThanOrEqual(1e-12);
};

function expectRow(actual: Omit<Row, 'f1-score'> & { f1: number }, expected: Row | number | undefined, what: string) {
  const row = expected as Row;
  near(actual.precision, row.precision, `${what} precision`);
  near(actual.recall, row.recall, `${what} recall`);
  near(actual.f1, row['f1-score'], `${what} F1`);
  expect(actual.support).toBe(row.support);
}

describe.skipIf(!present)('reference fixtures (skipped where ../shared is not there)', () => {
  test('the fixtures were found', () => expect(names.length).toBeGreaterThanOrEqual(17));

  test.each(names)('%s: every number equals scikit-learn', (name) => {
    const fixture = JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Fixture;
    const { expected } = fixture;
    const scored = toScored(fixture);
    const report = classificationReport(scored);
    const { metrics } = report;

    const allRows = expected.classification_report_all_labels ?? {};
    for (const row of report.classes) if (allRows[row.name]) expectRow(row, allRows[row.name], row.name);
    if (allRows['macro avg']) {
      expectRow(report.macro, allRows['macro avg'], 'macro');
      expectRow(report.weighted, allRows['weighted avg'], 'weighted');
      expect(report.confusion).toEqual(expected.confusion_matrix_all_labels);
    }

    const scores = classScores(report.confusion);
    const observed = scores.filter((score) => score.support > 0 || score.predictedCount > 0);
    const macro = averageScores(observed, 'macro');
    expectRow(macro, expected.classification_report['macro avg'], 'observed macro');
    expectRow(averageScores(observed, 'weighted'), expected.classification_report['weighted avg'], 'observed weighted');
    const kept = expected.confusion_labels.map((label) => fixture.labels.indexOf(label));
    expect(kept.map((i) => kept.map((j) => report.confusion[i]![j]!))).toEqual(expected.confusion_matrix);
    for (const i of kept) {
      expectRow(scores[i]!, expected.classification_report[String(fixture.labels[i])], `observed class ${i}`);
    }

    near(metrics.accuracy, expected.accuracy, 'accuracy');
    near(metrics.accuracy, expected.f1_micro, 'micro F1');
    near(metrics.balanced_accuracy, expected.balanced_accuracy, 'balanced accuracy');
    near(metrics.matthews_corrcoef, expected.mcc, 'Matthews correlation');
    near(macro.f1, expected.f1_macro, 'macro F1');
    near(macro.precision, expected.precision_macro, 'macro precision');
    near(macro.recall, expected.recall_macro, 'macro recall');
    near(metrics.f1_weighted, expected.f1_weighted, 'weighted F1');
    if (expected.cohen_kappa === 'NaN') expect(metrics.cohen_kappa).toBeNull();
    else near(metrics.cohen_kappa, expected.cohen_kappa, 'kappa');

    if (expected.log_loss !== undefined) near(metrics.log_loss, expected.log_loss, 'log loss');
    if (expected.roc_auc !== undefined) near(metrics.roc_auc_ovr, expected.roc_auc, 'ROC AUC');
    for (const average of ['macro', 'weighted'] as const) {
      const auc = expected[`roc_auc_ovr_${average}`];
      const ours = rocAucOvr(scored.labels, scored.probabilities, { classes: fixture.labels.length, average });
      if (typeof auc === 'number') near(ours, auc, `${average} ROC AUC`);
      else if (auc) expect(ours, auc.error).toBeNull();
    }
  });
});

const scoredRows = fc.integer({ min: 2, max: 5 }).chain((classes) => {
  const label = fc.integer({ min: 0, max: classes - 1 });
  const row = fc.tuple(
    label,
    label,
    fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: classes, maxLength: classes }),
  );
  return fc.tuple(fc.constant(classes), fc.array(row, { minLength: 1, maxLength: 60 }));
});

const reportOf = (classes: number, rows: readonly (readonly [number, number, number[]])[]) =>
  classificationReport({
    labels: Int32Array.from(rows, ([label]) => label),
    predicted: Int32Array.from(rows, ([, predicted]) => predicted),
    probabilities: Float64Array.from(
      rows.flatMap(([, , weights]) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        return weights.map((weight) => weight / sum);
      }),
    ),
    classValues: Array.from({ length: classes }, (_, k) => k),
    classNames: Array.from({ length: classes }, (_, k) => `class ${k}`),
  });

test('a report does not depend on the order of the rows', () => {
  fc.assert(
    fc.property(scoredRows, ([classes, rows]) => {
      const forward = reportOf(classes, rows);
      const backward = reportOf(classes, [...rows].reverse());
      expect(backward.confusion).toEqual(forward.confusion);
      for (const [name, value] of Object.entries(forward.metrics)) {
        const other = backward.metrics[name as keyof typeof forward.metrics];
        if (value === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(value, 12);
      }
    }),
  );
});

test('a class that is never predicted, or never there, is flagged and not divided by zero', () => {
  const report = reportOf(3, [
    [0, 0, [0.8, 0.1, 0.1]],
    [1, 0, [0.6, 0.3, 0.1]],
  ]);
  expect(report.classes[1]).toMatchObject({
    precision: 0,
    recall: 0,
    precisionUndefined: true,
    recallUndefined: false,
  });
  expect(report.classes[2]).toMatchObject({ f1: 0, support: 0, precisionUndefined: true, recallUndefined: true });
  expect(report.metrics.roc_auc_ovr).toBeNull();
});

test('calibration error is the gap between confidence and accuracy, bin by bin', () => {
  // Two rows at 0.95 (one right), two at 0.65 (both right): (|1 − 1.9| + |2 − 1.3|) / 4.
  const report = reportOf(2, [
    [0, 0, [0.95, 0.05]],
    [1, 0, [0.95, 0.05]],
    [0, 0, [0.65, 0.35]],
    [1, 1, [0.35, 0.65]],
  ]);
  expect(report.metrics.expected_calibration_error).toBeCloseTo(0.4, 12);
});

test('rows without a partner are refused with both lengths', () => {
  expect(() => reportOf(2, [])).toThrow(/confusionMatrix: expected equal, non-empty lengths, got 0 and 0/);
});
