import Link from 'next/link';
import type { SealedScore as Scored } from '#server/models/sealed-scores.repo';
import type { MetricName } from '#server/runs/comparison-schema';
import type { RunOfPoint } from '#server/runs/sweep-runs.repo';
import type { RankedPoint, SweepAtlas } from '#server/runs/sweep-schema';
import { METRIC_NAMES } from '#server/runs/sweep-schema';
import { ALGORITHMS } from '#server/training/schema';
import { formatCount } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { MakeRun } from './make-run.client.tsx';
import { formatScore } from './prepare-atlas-rows.ts';
import { SealedScore } from './sealed-score.tsx';

interface PointPanelProps {
  readonly atlas: SweepAtlas;
  readonly point: RankedPoint;
  /** Runs that were made of it. */
  readonly runs: readonly RunOfPoint[];
  readonly sealed: readonly Scored[];
}

/** One subset under one setting: what is in it, every figure over the folds, its runs, and the way to one. */
export function PointPanel({ atlas, point, runs, sealed }: PointPanelProps) {
  const { sweep, points, best } = atlas;
  const { algorithm, params } = sweep.settings[point.setting]!;
  const rank = point.rank === null ? 'no rank' : `rank ${formatCount(point.rank)} of ${formatCount(points.length)}`;
  return (
    <Section
      id="point"
      title="One point"
      about={rank}
      actions={point.id === best?.id && <Tag tone="accent">best of {formatCount(points.length)}</Tag>}
    >
      <div className="grid gap-4">
        <ul className="flex flex-wrap gap-1.5">
          {point.features.map((feature) => (
            <li key={feature} className="rounded-sm border border-line bg-sunken px-1.5 font-mono text-xs leading-5">
              {feature}
            </li>
          ))}
        </ul>
        <KeyValues
          columns={2}
          items={[
            ...METRIC_NAMES.map((name) => ({ key: METRIC_TITLES[name], value: formatScore(point, name) })),
            { key: 'Algorithm', value: ALGORITHMS[algorithm].title },
            { key: 'Parameters', value: <code className="font-mono text-xs">{JSON.stringify(params)}</code> },
            { key: 'Fit of a fold', value: formatDuration(point.fitMs) },
            { key: 'Scoring of a row', value: `${point.scoreMicros.toFixed(1)} µs` },
            { key: 'Numbers in the model', value: Math.round(point.size).toLocaleString('en-US') },
            { key: 'Runs of it', value: <Runs runs={runs} sealed={sealed} metric={atlas.metric} /> },
          ]}
        />
        <MakeRun sweep={sweep.id} point={point.id} />
      </div>
    </Section>
  );
}

function Runs({ runs, sealed, metric }: Pick<PointPanelProps, 'runs' | 'sealed'> & { metric: MetricName }) {
  if (runs.length === 0) return 'none yet';
  return (
    <ul>
      {runs.map(({ id, name, owner }) => {
        const score = sealed.find(({ runId }) => runId === id);
        return (
          <li key={id}>
            <Link href={`/runs/${id}`} className="text-accent underline underline-offset-2">
              {name}
            </Link>{' '}
            by {owner}
            {score && (
              <span className="block text-xs text-ink-soft">
                <SealedScore score={score} metric={metric} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
