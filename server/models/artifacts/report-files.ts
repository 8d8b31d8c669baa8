/** The report of a run as files for people and for spreadsheets. */
import type { Interval } from '#server/runs/comparison-schema';
import { toCsv } from '#server/runs/csv';
import { reportIntervals } from '#server/runs/report-intervals';
import type { Run } from '#server/runs/schema';
import type { Report } from '#server/training/schema';

/** A finished run's own reports. */
export interface Reported {
  readonly run: Run;
  readonly report: Report;
  readonly baseline: Report;
}

/** One figure of a report beside that of the majority class; a share has its Wilson interval. */
interface Figure {
  readonly of: string;
  readonly name: string;
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly baseline: number | null;
}

/** Long form: a line a figure. `low` and `high` are the 95% Wilson interval of a share. */
export function toReportCsv(reported: Reported): string {
  const header = ['of', 'figure', 'value', 'low', 'high', 'majority_class'];
  const lines = figuresOf(reported).map(({ of, name, value, interval, baseline }) => {
    return [of, name, value, interval?.low, interval?.high, baseline];
  });
  return toCsv([header, ...lines]);
}

/** The report, the figures beside the majority class, and the confusion matrix, as GitHub-flavoured Markdown. */
export function toReportMarkdown(reported: Reported): string {
  const { run, report } = reported;
  const names = report.classes.map(({ name }) => name);
  const figures = figuresOf(reported).map(({ of, name, value, interval, baseline }) => {
    const range = interval ? ` (${round(interval.low)}–${round(interval.high)})` : '';
    return [of, name, round(value) + range, round(baseline)];
  });
  const confusion = report.confusion.map((counts, k) => [names[k]!, ...counts.map(String)]);
  return [
    `# ${run.name}`,
    `${run.algorithm} predicting \`${run.label}\`, run ${run.id} by ${run.owner}, on ${report.rows} holdout rows.`,
    '## Report',
    table(['of', 'figure', 'value (95% interval)', 'majority class'], figures),
    '## Confusion matrix',
    'Rows are the true class, columns the predicted one.',
    table(['', ...names], confusion),
    ...(run.warnings.length > 0 ? ['## Warnings', run.warnings.map((warning) => `- ${warning}`).join('\n')] : []),
  ].join('\n\n');
}

function figuresOf({ report, baseline }: Reported): Figure[] {
  const intervals = reportIntervals(report);
  const classes = report.classes.flatMap((row, k): Figure[] => {
    const other = baseline.classes[k]!;
    return (['precision', 'recall', 'f1', 'support'] as const).map((name) => ({
      of: row.name,
      name,
      value: row[name],
      interval: name === 'precision' || name === 'recall' ? intervals.classes[k]![name] : null,
      baseline: other[name],
    }));
  });
  const overall = Object.entries(report.metrics).map(([name, value]): Figure => {
    const interval = name === 'accuracy' ? intervals.accuracy : null;
    return { of: 'all classes', name, value, interval, baseline: baseline.metrics[name as keyof Report['metrics']] };
  });
  return [...classes, ...overall];
}

const round = (value: number | null): string => (value === null ? '–' : String(Math.round(value * 10_000) / 10_000));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}
