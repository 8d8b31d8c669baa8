import type { Difference, Interval } from '#server/runs/comparison-schema';
import { gainOverMajority } from '#server/runs/gain-over-majority';
import type { ProbabilityFigures } from '#server/runs/probability-figures';
import { reportIntervals } from '#server/runs/report-intervals';
import { tellsApart } from '#server/runs/tells-apart';
import type { Report } from '#server/training/schema';
import { formatMetric } from '../../_ui/format-number.ts';
import { METRIC_TITLES, type MetricName } from '../../_ui/metric-names.ts';
import { type Delta, prepareDelta, withoutClaim } from '../../_ui/prepare-delta.ts';

const SHOWN: readonly MetricName[] = [
  'f1_macro',
  'accuracy',
  'balanced_accuracy',
  'matthews_corrcoef',
  'roc_auc_ovr',
  'log_loss',
];

interface MetricCardModel {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly delta: Delta | null;
  /** How the word of the difference goes on. */
  readonly against: string;
  /** How far the figure itself can be trusted, as text; null where there is no interval of it. */
  readonly interval: string | null;
}

const AGAINST: Readonly<Record<Delta['word'], string>> = {
  better: 'than majority',
  worse: 'than majority',
  same: 'as majority',
  'cannot tell': 'from majority',
};

/**
 * The figures a run is known by, each with what lies between it and the majority class: no claim is made where the 95%
 * interval holds 0. Shares of rows and figures of probabilities also have an interval of their own.
 *
 * @param probable what only the rows tell: of log loss and AUC.
 */
export function prepareMetricCards(report: Report, baseline: Report, probable: ProbabilityFigures): MetricCardModel[] {
  const gain: Partial<Record<MetricName, Difference | null>> = {
    ...gainOverMajority(report, baseline),
    ...probable.gain,
  };
  const intervals: Partial<Record<MetricName, Interval | null>> = {
    accuracy: reportIntervals(report).accuracy,
    ...probable.intervals,
  };
  return SHOWN.map((name) => {
    const plain = prepareDelta(name, report.metrics[name], baseline.metrics[name]);
    const difference = gain[name];
    const delta = difference && plain?.word !== 'same' && !tellsApart(difference) ? withoutClaim(plain) : plain;
    return {
      name,
      title: METRIC_TITLES[name],
      value: formatMetric(report.metrics[name]),
      delta,
      against: delta ? AGAINST[delta.word] : '',
      interval: intervalText(intervals[name]),
    };
  });
}

const intervalText = (interval: Interval | null | undefined): string | null =>
  interval ? `95%: ${interval.low.toFixed(2)}–${interval.high.toFixed(2)}` : null;
