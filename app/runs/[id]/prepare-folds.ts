import type { CrossValidation } from '#server/runs/schema';
import { formatMetric } from '../../_ui/format-number.ts';
import { METRIC_TITLES, type MetricName } from '../../_ui/metric-names.ts';

export interface FoldRow {
  readonly key: MetricName;
  readonly title: string;
  /** `0.863 ± 0.012`, mean and deviation over the folds. */
  readonly spread: string;
  /** The majority class of each fold, on average. */
  readonly baseline: string;
  readonly dots: readonly FoldDot[];
  readonly from: string;
  readonly to: string;
}

export interface FoldDot {
  readonly key: string;
  /** Percent of the axis. */
  readonly at: number;
  readonly title: string;
}

const SHOWN: readonly MetricName[] = ['f1_macro', 'accuracy', 'balanced_accuracy', 'roc_auc_ovr', 'log_loss'];

/** Metrics of a cross-validated run, one row each with a dot a fold; a metric that no fold defines is left out. */
export function prepareFolds({ folds, metrics, baselineMetrics }: CrossValidation): FoldRow[] {
  return SHOWN.flatMap((name) => {
    const values = folds.map(({ report }) => report.metrics[name]);
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return [];
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const { mean, sd } = metrics[name];
    return {
      key: name,
      title: METRIC_TITLES[name],
      spread: sd === null ? formatMetric(mean) : `${formatMetric(mean)} ± ${formatMetric(sd)}`,
      baseline: formatMetric(baselineMetrics[name].mean),
      dots: folds.flatMap(({ repeat, fold }, i): FoldDot[] => {
        const value = values[i];
        if (value === null || value === undefined) return [];
        const at = high > low ? (100 * (value - low)) / (high - low) : 50;
        return [{ key: `${repeat}-${fold}`, at, title: `${foldName(repeat, fold, folds)}: ${formatMetric(value)}` }];
      }),
      from: formatMetric(low),
      to: formatMetric(high),
    };
  });
}

function foldName(repeat: number, fold: number, folds: CrossValidation['folds']): string {
  const isRepeated = folds.some((one) => one.repeat > 0);
  return isRepeated ? `repeat ${repeat + 1}, fold ${fold + 1}` : `fold ${fold + 1}`;
}
