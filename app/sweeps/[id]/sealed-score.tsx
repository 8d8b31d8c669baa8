import type { Route } from 'next';
import Link from 'next/link';
import type { SealedScore as Scored } from '#server/models/sealed-scores.repo';
import type { MetricName } from '#server/runs/comparison-schema';
import { formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';

/** What rows that no point had seen said of a promoted run of a point, beside the majority class. */
export function SealedScore({ score, metric }: { score: Scored; metric: MetricName }) {
  const { model, version, sealed } = score;
  return (
    <span>
      {formatMetric(sealed.report.metrics[metric])} {METRIC_TITLES[metric]} on the sealed{' '}
      {formatQuantity(sealed.report.rows, 'row')} (majority class {formatMetric(sealed.baseline.metrics[metric])}), as{' '}
      <Link
        href={`/models/${encodeURIComponent(model)}/${version}` as Route}
        className="text-accent underline underline-offset-2"
      >
        {model} {version}
      </Link>
    </span>
  );
}
