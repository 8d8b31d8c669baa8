import type { Report } from '../schema.ts';

export interface FoldMetric {
  /** null where no fold defines the metric. */
  readonly mean: number | null;
  /** Standard deviation over the folds, divisor n − 1; null for fewer than two. */
  readonly sd: number | null;
  /** Folds in which the metric is defined: a class missing from a fold leaves its ROC AUC undefined. */
  readonly folds: number;
}

export type FoldMetrics = Readonly<Record<keyof Report['metrics'], FoldMetric>>;

/** Mean and standard deviation of every metric over the reports of folds. At least one report. */
export function summarizeFolds(reports: readonly Report[]): FoldMetrics {
  const names = Object.keys(reports[0]!.metrics) as (keyof Report['metrics'])[];
  const summaries = names.map((name) => {
    const values = reports.map(({ metrics }) => metrics[name]).filter((value) => value !== null);
    return [name, summarize(values)] as const;
  });
  return Object.fromEntries(summaries) as FoldMetrics;
}

function summarize(values: readonly number[]): FoldMetric {
  const folds = values.length;
  if (folds === 0) return { mean: null, sd: null, folds };
  const mean = values.reduce((sum, value) => sum + value, 0) / folds;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: folds < 2 ? null : Math.sqrt(squares / (folds - 1)), folds };
}
