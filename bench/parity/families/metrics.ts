import { classificationReport } from '../../../server/training/classification-report.ts';
import { averageScores, classScores } from '../../../server/training/metrics/class-scores.ts';
import { rocAucOvr } from '../../../server/training/metrics/roc-auc.ts';
import type { AverageReport } from '../../../server/training/schema.ts';
import { type Check, holds, near, same } from '../check.ts';
import type { Fixture } from '../fixture.ts';

const BOUND = 1e-12;

interface ScoreRow {
  readonly precision: number;
  readonly recall: number;
  readonly 'f1-score': number;
  readonly support: number;
}
type ScoreRows = Readonly<Record<string, ScoreRow | number>>;
type Label = number | string;

interface MetricsFixture {
  readonly labels: Label[];
  readonly y_true?: Label[];
  readonly y_pred?: Label[];
  readonly proba?: number[][];
  /** The largest fixture writes its classes as digits and its probabilities as a formula. */
  readonly y_true_string?: string;
  readonly y_pred_string?: string;
  readonly proba_formula?: string;
  readonly expected: {
    readonly classification_report: ScoreRows;
    readonly classification_report_all_labels?: ScoreRows;
    readonly confusion_labels: Label[];
    readonly confusion_matrix: number[][];
    readonly confusion_matrix_all_labels?: number[][];
    readonly cohen_kappa: number | 'NaN';
    readonly roc_auc_ovr_macro?: number | { error: string };
    readonly roc_auc_ovr_weighted?: number | { error: string };
  } & Readonly<Record<string, number>>;
}

/** Every number of scikit-learn's reports over all labels and over those observed, and every single metric. */
export function compareMetrics({ content }: Fixture): Check[] {
  const fixture = content as MetricsFixture;
  const { expected, labels } = fixture;
  const scored = toScored(fixture);
  const report = classificationReport(scored);
  const scores = classScores(report.confusion);
  const observed = scores.filter(({ support, predictedCount }) => support > 0 || predictedCount > 0);
  const macro = averageScores(observed, 'macro');
  const kept = expected.confusion_labels.map((label) => labels.indexOf(label));
  const byLabel = expected.classification_report;
  const everyLabel = expected.classification_report_all_labels;
  return [
    ...kept.flatMap((i) => compareScores('class', scores[i]!, byLabel[String(labels[i])])),
    ...compareScores('macro average', macro, byLabel['macro avg']),
    ...compareScores('weighted average', averageScores(observed, 'weighted'), byLabel['weighted avg']),
    ...report.classes.flatMap((row) => (everyLabel ? compareScores('class', row, everyLabel[row.name]) : [])),
    ...(everyLabel ? compareScores('macro average', report.macro, everyLabel['macro avg']) : []),
    ...(everyLabel ? compareScores('weighted average', report.weighted, everyLabel['weighted avg']) : []),
    same(
      'confusion matrix',
      kept.flatMap((i) => kept.map((j) => report.confusion[i]![j]!)),
      expected.confusion_matrix.flat(),
    ),
    ...(expected.confusion_matrix_all_labels
      ? [same('confusion matrix', report.confusion.flat(), expected.confusion_matrix_all_labels.flat())]
      : []),
    ...compareSingle({ ...report.metrics, macro }, expected),
    ...compareAuc(scored, report.metrics.roc_auc_ovr, expected),
  ];
}

/** w[i][k] = 1 + ((i · 7919 + k · 104729) mod 1000) + (k is predicted ? 500 : 0), as a share of the row's sum. */
function formulaRow(predicted: number, i: number): number[] {
  const weights = [0, 1, 2].map((k) => 1 + ((i * 7919 + k * 104729) % 1000) + (k === predicted ? 500 : 0));
  return weights.map((weight) => weight / (weights[0]! + weights[1]! + weights[2]!));
}

/** The class of every row as an index into the fixture's labels. */
function toScored(fixture: MetricsFixture) {
  const { labels } = fixture;
  const indexes = (values: Label[] | undefined, digits = ''): Int32Array =>
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

function compareScores(what: string, actual: AverageReport, expected: ScoreRow | number | undefined): Check[] {
  if (typeof expected !== 'object') return [];
  const { precision, recall, f1, support } = actual;
  return [
    near(`${what} scores`, [precision, recall, f1], [expected.precision, expected.recall, expected['f1-score']], BOUND),
    same(`${what} support`, [support], [expected.support]),
  ];
}

interface SingleMetrics {
  readonly accuracy: number;
  readonly balanced_accuracy: number;
  readonly matthews_corrcoef: number;
  readonly f1_weighted: number;
  readonly cohen_kappa: number | null;
  readonly log_loss: number;
  /** Over the classes observed, as scikit-learn averages unless told the labels. */
  readonly macro: AverageReport;
}

function compareSingle(ours: SingleMetrics, expected: MetricsFixture['expected']): Check[] {
  const pairs: readonly (readonly [string, number, number | undefined])[] = [
    ['accuracy', ours.accuracy, expected.accuracy],
    ['micro F1', ours.accuracy, expected.f1_micro],
    ['balanced accuracy', ours.balanced_accuracy, expected.balanced_accuracy],
    ['Matthews correlation', ours.matthews_corrcoef, expected.mcc],
    ['macro F1', ours.macro.f1, expected.f1_macro],
    ['macro precision', ours.macro.precision, expected.precision_macro],
    ['macro recall', ours.macro.recall, expected.recall_macro],
    ['weighted F1', ours.f1_weighted, expected.f1_weighted],
    ['log loss', ours.log_loss, expected.log_loss],
  ];
  const kappa = ours.cohen_kappa ?? Number.NaN;
  return [
    ...pairs.flatMap(([what, actual, wanted]) => (wanted === undefined ? [] : [near(what, [actual], [wanted], BOUND)])),
    near("Cohen's kappa", [kappa], [Number(expected.cohen_kappa)], BOUND),
  ];
}

/** Where scikit-learn refuses to give an AUC, there has to be none. */
function compareAuc(
  { labels, probabilities, classValues }: ReturnType<typeof toScored>,
  binary: number | null,
  expected: MetricsFixture['expected'],
): Check[] {
  const checks =
    expected.roc_auc === undefined ? [] : [near('ROC AUC', [binary ?? Number.NaN], [expected.roc_auc], BOUND)];
  for (const average of ['macro', 'weighted'] as const) {
    const wanted: number | { error: string } | undefined = expected[`roc_auc_ovr_${average}`];
    if (wanted === undefined) continue;
    const ours = rocAucOvr(labels, probabilities, { classes: classValues.length, average });
    checks.push(
      typeof wanted === 'number'
        ? near(`${average} ROC AUC`, [ours ?? Number.NaN], [wanted], BOUND)
        : holds(`${average} ROC AUC undefined`, ours === null),
    );
  }
  return checks;
}
