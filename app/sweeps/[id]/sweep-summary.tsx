import Link from 'next/link';
import type { SealedScore as Scored } from '#server/models/sealed-scores.repo';
import { featureName } from '#server/models/vocabulary';
import type { RunOfPoint } from '#server/runs/sweep-runs.repo';
import type { RankedPoint, SweepAtlas } from '#server/runs/sweep-schema';
import { METRIC_NAMES } from '#server/runs/sweep-schema';
import { formatCount, formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { type AtlasView, atlasHref } from './atlas-view.ts';
import { formatScore } from './prepare-atlas-rows.ts';
import { SealedScore } from './sealed-score.tsx';

interface SweepSummaryProps {
  readonly atlas: SweepAtlas;
  readonly view: AtlasView;
  /** Made of its points. */
  readonly runs: readonly RunOfPoint[];
  /** Of those of the runs that were promoted. */
  readonly sealed: readonly Scored[];
}

/** What a sweep says in words, the points that it speaks of, and by which metric. */
export function SweepSummary({ atlas, view, runs, sealed }: SweepSummaryProps) {
  const { sweep, metric, best, smallest, baseline, points } = atlas;
  const of = { atlas, view, runs, sealed };
  return (
    <Section title="Verdict">
      <p className="max-w-4xl text-base">{atlas.verdict}</p>
      <div className="mt-3 grid gap-3 sm:grid-cols-3">
        <Point title="Best" point={best} {...of} mark={`best of ${formatCount(points.length)}`} />
        <Point title="Smallest within one standard error of it" point={smallest} {...of} />
        <div className="rounded-md border border-line p-3">
          <p className="text-xs text-ink-faint">Majority class, no feature</p>
          <p className="text-xl font-semibold">{formatMetric(baseline?.[metric]?.mean)}</p>
        </div>
      </div>
      <nav aria-label="Metric" className="mt-3 flex flex-wrap gap-x-3 gap-y-1 text-xs">
        <span className="text-ink-faint">By</span>
        {METRIC_NAMES.map((name) => (
          <Link
            key={name}
            href={atlasHref(sweep, view, { metric: name, page: 1 })}
            scroll={false}
            aria-current={name === metric ? 'true' : undefined}
            className="text-ink-soft underline-offset-2 hover:underline aria-[current=true]:font-semibold aria-[current=true]:text-ink"
          >
            {METRIC_TITLES[name]}
          </Link>
        ))}
      </nav>
    </Section>
  );
}

function Point(props: SweepSummaryProps & { title: string; point: RankedPoint | null; mark?: string }) {
  const { title, point, atlas, view, mark, runs, sealed } = props;
  if (!point) return null;
  const score = sealed.find(({ runId }) => runs.some(({ id, point: its }) => id === runId && its === point.id));
  return (
    <div className="rounded-md border border-line p-3">
      <p className="flex flex-wrap items-center gap-2 text-xs text-ink-faint">
        {title} {mark && <Tag tone="accent">{mark}</Tag>}
      </p>
      <p className="text-xl font-semibold">{formatScore(point, atlas.metric)}</p>
      <p className="text-sm">
        <Link
          href={`${atlasHref(atlas.sweep, view, { point: point.id })}#point` as ReturnType<typeof atlasHref>}
          className="text-accent underline underline-offset-2"
        >
          {formatQuantity(point.features.length, 'feature')}
        </Link>
        : {point.features.map(featureName).join(', ')}
      </p>
      {(score || mark) && atlas.sweep.status === 'finished' && (
        <p className="mt-1 text-xs text-ink-soft">
          {score ? (
            <SealedScore score={score} metric={atlas.metric} />
          ) : (
            'Make it a run and promote it: the sealed rows then say what it is worth.'
          )}
        </p>
      )}
    </div>
  );
}
