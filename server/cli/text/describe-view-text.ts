import type { NoDrift, ViewDrift } from '#server/feature-store/describe-drift';
import type { FreshnessState, ViewDescription } from '#server/feature-store/describe-view';
import { textTable } from '../table.ts';

const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(Number(value.toPrecision(6)));
const moment = (time: Date | null): string => time?.toISOString() ?? 'never';

const FRESHNESS: Record<FreshnessState, string> = {
  no_data: 'no data yet',
  expired: 'EXPIRED: older than the ttl, reads give nulls',
  not_materialized: 'not in the online store yet: materialize',
  behind: 'newer than the online store: materialize',
  fresh: 'fresh',
};
const NO_DRIFT: Record<NoDrift, string> = {
  no_data: 'nothing to compare',
  never_materialized: 'nothing has been materialized to compare with',
  up_to_date: 'none, what is online is the newest snapshot',
  same_moment: 'not known, both snapshots are of one moment',
};

/** Where a view's data comes from and how old it is, then its fields with their statistics and how far they moved. */
export function describeViewText(view: ViewDescription, drift: ViewDrift): string {
  const { freshness, source } = view;
  const statistics = new Map(view.statistics.map((column) => [column.name, column]));
  const moved = new Map(drift.features.map((feature) => [feature.feature, feature]));
  const rows = view.fields.map(({ name, dtype, leaks, description }) => {
    const column = statistics.get(name);
    return [
      name,
      dtype,
      figure(column?.count),
      column ? share(column.nulls, column.nulls + column.count) : '–',
      figure(column?.min),
      figure(column?.mean),
      figure(column?.max),
      driftText(moved.get(name)),
      [leaks && `leaks ${leaks}.`, description].filter(Boolean).join(' '),
    ];
  });
  const headers = ['feature', 'type', 'rows', 'missing', 'min', 'mean', 'max', 'drift', ''];
  const columns = headers.map((header, i) => ({
    header,
    align: i >= 2 && i <= 6 ? ('right' as const) : ('left' as const),
  }));
  return [
    `${view.name} v${view.version}: ${view.description}`,
    `join keys ${view.joinKeys.map((key) => key.name).join(', ')}; source ${source.table}` +
      `${source.pipeline ? ` (pipeline ${source.pipeline})` : ''}; ttl ${view.ttlSeconds === 0 ? 'none' : `${view.ttlSeconds / 86_400} days`}`,
    `${view.keys} keys, ${view.rows} rows in all, ${view.onlineKeys} keys online`,
    `newest event ${moment(freshness.latestEvent)}, materialized until ${moment(freshness.materializedUntil)}; ${FRESHNESS[freshness.state]}`,
    `drift since the last materialization: ${drift.nothing ? NO_DRIFT[drift.nothing] : `from ${moment(drift.from?.at ?? null)} to ${moment(drift.to?.at ?? null)}, PSI and size`}`,
    `services ${view.services.join(', ') || 'none'}`,
    '',
    textTable(columns, rows),
  ].join('\n');
}

/** `0.031 steady`: population stability index and its size. */
function driftText(feature: ViewDrift['features'][number] | undefined): string {
  return feature?.psi === null || feature === undefined ? '–' : `${feature.psi.toFixed(3)} ${feature.size}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}
