import type { ViewDescription } from '#server/feature-store/describe-view';
import { textTable } from '../table.ts';

const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(Number(value.toPrecision(6)));
const moment = (time: Date | null): string => time?.toISOString() ?? 'never';

/** Where a view's data comes from and how old it is, then its fields with their statistics. */
export function describeViewText(view: ViewDescription): string {
  const { freshness, source } = view;
  const statistics = new Map(view.statistics.map((column) => [column.name, column]));
  const rows = view.fields.map(({ name, dtype, leaks, description }) => {
    const column = statistics.get(name);
    return [
      name,
      dtype,
      figure(column?.count),
      figure(column?.nulls),
      figure(column?.min),
      figure(column?.mean),
      figure(column?.max),
      [leaks && `leaks ${leaks}.`, description].filter(Boolean).join(' '),
    ];
  });
  const headers = ['feature', 'type', 'rows', 'nulls', 'min', 'mean', 'max', ''];
  const columns = headers.map((header, i) => ({
    header,
    align: i >= 2 && i <= 6 ? ('right' as const) : ('left' as const),
  }));
  return [
    `${view.name} v${view.version}: ${view.description}`,
    `join keys ${view.joinKeys.map((key) => key.name).join(', ')}; source ${source.table}` +
      `${source.pipeline ? ` (pipeline ${source.pipeline})` : ''}; ttl ${view.ttlSeconds === 0 ? 'none' : `${view.ttlSeconds / 86_400} days`}`,
    `${view.keys} keys, ${view.rows} rows in all, ${view.onlineKeys} keys online`,
    `newest event ${moment(freshness.latestEvent)}, materialized until ${moment(freshness.materializedUntil)}`,
    `services ${view.services.join(', ') || 'none'}`,
    '',
    textTable(columns, rows),
  ].join('\n');
}
