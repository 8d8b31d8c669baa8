import { featureName } from '#server/models/vocabulary';
import type { RankedPoint, SweepAtlas } from '#server/runs/sweep-schema';
import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { ALGORITHMS } from '#server/training/schema';
import { formatMetric } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';
import { type AtlasView, fitsView } from './atlas-view.ts';

export interface AtlasRow {
  readonly id: string;
  readonly rank: string;
  /** `0.571 ± 0.034`. */
  readonly score: string;
  readonly mask: number;
  readonly features: number;
  /** The features by their names. */
  readonly set: string;
  readonly setting: string;
  readonly size: string;
  readonly fit: string;
  /** The best, the smallest that is as good, or on the front. */
  readonly marks: readonly string[];
}

export interface AtlasRows {
  readonly rows: readonly AtlasRow[];
  /** Points that fit the filter. */
  readonly count: number;
  readonly pages: number;
}

const PAGE_SIZE = 25;

/** A page of the points that fit the view, in its order. */
export function prepareAtlasRows(atlas: SweepAtlas, view: AtlasView): AtlasRows {
  const fitting = atlas.points.filter((point) => fitsView(point, view));
  const ordered = sortPoints(fitting, view);
  const pages = Math.max(1, Math.ceil(ordered.length / PAGE_SIZE));
  const page = Math.min(view.page, pages);
  const shown = ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return { rows: shown.map((point) => toRow(point, atlas)), count: ordered.length, pages };
}

/** Points come best first; descending by anything else puts the most of it first. */
function sortPoints(points: readonly RankedPoint[], { sort, direction }: AtlasView): readonly RankedPoint[] {
  const sign = direction === 'descending' ? -1 : 1;
  if (sort === 'score') return direction === 'descending' ? points : points.toReversed();
  const amount = {
    features: (point: RankedPoint) => point.features.length,
    size: (point: RankedPoint) => point.size,
    fit: (point: RankedPoint) => point.fitMs,
  }[sort];
  return points.toSorted((a, b) => sign * (amount(a) - amount(b)));
}

function toRow(point: RankedPoint, { sweep, metric, best, smallest }: SweepAtlas): AtlasRow {
  const { algorithm } = sweep.settings[point.setting]!;
  return {
    id: point.id,
    rank: point.rank === null ? '—' : String(point.rank),
    score: formatScore(point, metric),
    mask: point.mask,
    features: point.features.length,
    set: point.features.map(featureName).join(', '),
    setting: sweep.settings.length > 1 ? `${ALGORITHMS[algorithm].title} ${point.setting + 1}` : '',
    size: Math.round(point.size).toLocaleString('en-US'),
    fit: formatDuration(point.fitMs),
    marks: [
      ...(point.id === best?.id ? ['best'] : []),
      ...(point.id === smallest?.id && point.id !== best?.id ? ['smallest as good'] : []),
      ...(point.isFrugal && point.id !== best?.id && point.id !== smallest?.id ? ['front'] : []),
    ],
  };
}

/** A point's metric over the folds, mean ± standard deviation. */
export function formatScore({ metrics }: Pick<RankedPoint, 'metrics'>, metric: SweepAtlas['metric']): string {
  const spread = metrics[metric];
  return spread ? `${formatMetric(spread.mean)} ± ${formatMetric(spread.sd)}` : '—';
}

/** How far a point is from the worst (0) to the best (1) that there is; null where it has no score. */
export function goodnessScale({ points, metric }: SweepAtlas): (point: RankedPoint) => number | null {
  const sign = LESS_IS_BETTER.has(metric) ? -1 : 1;
  const goodness = ({ metrics }: RankedPoint) => (metrics[metric] ? sign * metrics[metric].mean : null);
  const known = points.map(goodness).filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return (point) => {
    const value = goodness(point);
    if (value === null) return null;
    return high === low ? 1 : (value - low) / (high - low);
  };
}
