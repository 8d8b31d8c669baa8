import type { Run } from '#server/runs/schema';
import type { Report } from '#server/training/schema';
import { textTable } from '../table.ts';

const three = (value: number): string => value.toFixed(3);

/** The classification report as scikit-learn lays it out, with the majority-class baseline below it. */
export function describeRun(run: Run): string {
  const { report, baseline, dataset, durations } = run;
  if (!report || !baseline || !dataset) return `${run.name} (${run.id}) is ${run.status}.`;
  return [
    `${run.name} (${run.id}) by ${run.owner}: ${run.algorithm}, ${run.features.length} features, ` +
      `${dataset.trainRows} rows to learn from, ${dataset.holdoutRows} held out, seed ${run.seed}` +
      `${durations ? `, ${((durations.total ?? 0) / 1000).toFixed(1)} s` : ''}.`,
    ...foldLines(run),
    ...run.warnings.map((warning) => `Warning: ${warning}`),
    '',
    reportTable(report),
    '',
    `accuracy ${three(report.metrics.accuracy)} (majority class ${three(baseline.metrics.accuracy)}), ` +
      `macro-F1 ${three(report.metrics.f1_macro)} (majority class ${three(baseline.metrics.f1_macro)})`,
  ].join('\n');
}

/** What the folds of a cross-validated run say together; the report below is of all rows, each held out once. */
function foldLines({ crossValidation }: Run): string[] {
  if (!crossValidation) return [];
  const { folds, metrics } = crossValidation;
  const spread = (name: 'accuracy' | 'f1_macro'): string =>
    `${three(metrics[name].mean!)} ± ${three(metrics[name].sd!)}`;
  return [
    `${folds.length} folds: accuracy ${spread('accuracy')}, macro-F1 ${spread('f1_macro')} (mean ± standard deviation).`,
  ];
}

function reportTable({ classes, macro, weighted }: Report): string {
  const rows = [
    ...classes.map((row) => ({ ...row, title: `${row.label} ${row.name}` })),
    { ...macro, title: 'macro avg' },
    { ...weighted, title: 'weighted avg' },
  ];
  return textTable(
    ['', 'precision', 'recall', 'f1', 'support'].map((header, i) => ({ header, align: i === 0 ? 'left' : 'right' })),
    rows.map(({ title, precision, recall, f1, support }) => [
      title,
      three(precision),
      three(recall),
      three(f1),
      `${support}`,
    ]),
  );
}
