import type { Difference } from '#server/runs/comparison-schema';
import { gainOverMajority } from '#server/runs/gain-over-majority';
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
}

const AGAINST: Readonly<Record<Delta['word'], string>> = {
  better: 'than majority',
  worse: 'than majority',
  same: 'as majority',
  'cannot tell': 'from majority',
};

/**
 * The figures a run is known by, each with what lies between it and the majority class: no claim is made where the 95%
 * interval holds 0. Figures of probabilities have no interval without the rows, and are taken as they are.
 */
export function prepareMetricCards(report: Report, baseline: Report): MetricCardModel[] {
  const gain: Partial<Record<MetricName, Difference>> = gainOverMajority(report, baseline) ?? {};
  return SHOWN.map((name) => {
    const plain = prepareDelta(name, report.metrics[name], baseline.metrics[name]);
    const interval = gain[name];
    const delta = interval && plain?.word !== 'same' && !tellsApart(interval) ? withoutClaim(plain) : plain;
    const value = formatMetric(report.metrics[name]);
    return { name, title: METRIC_TITLES[name], value, delta, against: delta ? AGAINST[delta.word] : '' };
  });
}
