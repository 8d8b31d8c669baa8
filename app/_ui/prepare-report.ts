import type { Interval } from '#server/runs/comparison-schema';
import { reportIntervals } from '#server/runs/report-intervals';
import type { AnswerReport } from '#server/training/report-at-threshold';
import { formatCount, formatMetric } from './format-number.ts';

export interface ReportCell {
  readonly text: string;
  /** The ratio was 0/0 and is shown as 0. */
  readonly undefinedRatio: boolean;
  /** 95% interval of a share of rows: `0.62–0.81`; null where there is none. */
  readonly interval: string | null;
}

export interface ReportRow {
  readonly key: string;
  readonly title: string;
  readonly precision: ReportCell;
  readonly recall: ReportCell;
  readonly f1: ReportCell;
  readonly support: string;
}

export interface PreparedReport {
  readonly classes: readonly ReportRow[];
  readonly averages: readonly ReportRow[];
  readonly accuracy: ReportCell;
  readonly support: string;
  /** What the mark on undefined ratios means; null where there is none. */
  readonly note: string | null;
}

/** A classification report in scikit-learn's order, as text; shares of rows with their Wilson intervals. */
export function prepareReport(report: AnswerReport): PreparedReport {
  const intervals = reportIntervals(report);
  const classes = report.classes.map((row, k) => ({
    key: String(row.label),
    title: row.name,
    precision: cell(row.precision, row.precisionUndefined, intervals.classes[k]?.precision),
    recall: cell(row.recall, row.recallUndefined, intervals.classes[k]?.recall),
    f1: cell(row.f1, row.precisionUndefined && row.recallUndefined),
    support: formatCount(row.support),
  }));
  const never = report.classes.filter((row) => row.precisionUndefined).map((row) => row.name);
  const absent = report.classes.filter((row) => row.recallUndefined).map((row) => row.name);
  return {
    classes,
    averages: [
      averageRow('macro', 'Macro average', report.macro),
      averageRow('weighted', 'Weighted average', report.weighted),
    ],
    accuracy: cell(report.metrics.accuracy, false, intervals.accuracy),
    support: formatCount(report.rows),
    note: undefinedNote(never, absent),
  };
}

function averageRow(key: string, title: string, average: AnswerReport['macro']): ReportRow {
  return {
    key,
    title,
    precision: cell(average.precision, false),
    recall: cell(average.recall, false),
    f1: cell(average.f1, false),
    support: formatCount(average.support),
  };
}

function cell(value: number, undefinedRatio: boolean, interval: Interval | null = null): ReportCell {
  const range = interval && `${interval.low.toFixed(2)}–${interval.high.toFixed(2)}`;
  return { text: formatMetric(value), undefinedRatio, interval: range };
}

function undefinedNote(never: readonly string[], absent: readonly string[]): string | null {
  const reasons = [
    never.length > 0 ? `${never.join(', ')}: never predicted, so precision is 0/0` : '',
    absent.length > 0 ? `${absent.join(', ')}: not in the holdout, so recall is 0/0` : '',
  ].filter(Boolean);
  return reasons.length > 0 ? `† Shown as 0. ${reasons.join('. ')}.` : null;
}
