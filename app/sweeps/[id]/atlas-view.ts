import type { Route } from 'next';
import type { MetricName } from '#server/runs/comparison-schema';
import { METRIC_NAMES, type RankedPoint, type Sweep, type SweepAtlas } from '#server/runs/sweep-schema';
import { queryChoice, queryValue, type SearchParams, toQuery } from '../../_ui/search-params.ts';

const ATLAS_SORTS = ['score', 'features', 'size', 'fit'] as const;
export type AtlasSort = (typeof ATLAS_SORTS)[number];

/** How one looks at the atlas of a sweep; all of it stands in the address. */
export interface AtlasView {
  readonly metric: MetricName;
  /** Whose lattice is drawn. */
  readonly setting: number;
  readonly sort: AtlasSort;
  readonly direction: 'ascending' | 'descending';
  /** From 1. */
  readonly page: number;
  /** What a model costs, in the picture of score against cost. */
  readonly cost: 'features' | 'size';
  /** Bit masks of candidates that have to be in, and of those that may not. */
  readonly included: number;
  readonly excluded: number;
  /** Id of the point that is looked at; empty without one. */
  readonly point: string;
}

type AtlasFacts = Pick<SweepAtlas, 'sweep' | 'metric' | 'best'>;

/** The metric in an address, else the sweep's own. */
export function readMetric(params: SearchParams, { metric }: Sweep): MetricName {
  return METRIC_NAMES.find((name) => name === queryValue(params, 'metric')) ?? metric;
}

/**
 * The view in an address; what makes no sense for this sweep is left out, so that any link opens. The lattice is that
 * of the best point unless the address says another.
 */
export function readAtlasView(params: SearchParams, { sweep, metric, best }: AtlasFacts): AtlasView {
  const { settings, candidates } = sweep;
  const setting = queryValue(params, 'setting');
  const maskOf = (name: string) =>
    queryValue(params, name)
      .split(',')
      .map(Number)
      .filter((j) => Number.isInteger(j) && j >= 0 && j < candidates.length && queryValue(params, name) !== '')
      .reduce((mask, j) => mask | (1 << j), 0);
  const included = maskOf('with');
  return {
    metric,
    setting: setting !== '' && settings[Number(setting)] ? Number(setting) : (best?.setting ?? 0),
    sort: queryChoice(params, 'sort', ATLAS_SORTS),
    direction: queryChoice(params, 'direction', ['descending', 'ascending']),
    page: Math.max(1, Math.trunc(Number(queryValue(params, 'page'))) || 1),
    cost: queryChoice(params, 'cost', ['features', 'size']),
    included,
    excluded: maskOf('without') & ~included,
    point: queryValue(params, 'point'),
  };
}

/** The address of the same view with something changed; what is as it would be anyway is left out. */
export function atlasHref(sweep: Sweep, view: AtlasView, changes: Partial<AtlasView> = {}): Route {
  const next = { ...view, ...changes };
  const query = toQuery({
    metric: next.metric === sweep.metric ? '' : next.metric,
    setting: sweep.settings.length === 1 ? '' : String(next.setting),
    sort: next.sort === 'score' ? '' : next.sort,
    direction: next.direction === 'descending' ? '' : next.direction,
    page: next.page === 1 ? '' : String(next.page),
    cost: next.cost === 'features' ? '' : next.cost,
    with: bitsOf(next.included).join(','),
    without: bitsOf(next.excluded).join(','),
    point: next.point,
  });
  return `/sweeps/${sweep.id}${query}` as Route;
}

/** Whether a point has what it has to have and none of what it may not. */
export function fitsView({ mask }: Pick<RankedPoint, 'mask'>, { included, excluded }: AtlasView): boolean {
  return (mask & included) === included && (mask & excluded) === 0;
}

/** Places of the bits that are set, from the lowest. */
export function bitsOf(mask: number): number[] {
  return Array.from({ length: 31 }, (_, j) => j).filter((j) => (mask & (1 << j)) !== 0);
}
