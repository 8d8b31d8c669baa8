import type { ColumnStatistics } from '#server/feature-store/describe-view';
import type { Field } from '#server/feature-store/vocabulary';
import { formatCount, formatPercent, formatValue } from '../../_ui/format-number.ts';
import { prepareClassBars } from '../../_ui/prepare-class-bars.ts';
import { type PreparedHistogram, prepareHistogram } from '../../_ui/prepare-histogram.ts';

export interface FeatureRow {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** Marks: what it leaks, or its classes in words. */
  readonly leaks: string | null;
  readonly classes: string | null;
  readonly histogram: PreparedHistogram | null;
  readonly missing: string;
  readonly distinct: string;
  readonly mean: string;
  readonly deviation: string;
  readonly range: string;
  readonly median: string;
  /** Between which values nine of ten rows lie; null where they lie as far apart as all of them. */
  readonly middle: string | null;
}

const NONE = '—';

/** The schema of a view with what its values look like; dashes before the first ingest. */
export function prepareFeatureRows(fields: readonly Field[], statistics: readonly ColumnStatistics[]): FeatureRow[] {
  const byName = new Map(statistics.map((column) => [column.name, column]));
  return fields.map((field) => {
    const column = byName.get(field.name);
    const show = (value: number | null | undefined) =>
      value === null || value === undefined ? NONE : formatValue(value);
    const range = column && column.min !== null ? `${show(column.min)} to ${show(column.max)}` : NONE;
    const quantile = (q: number) => show(column?.quantiles.find((one) => one.q === q)?.value);
    const middle = column && column.quantiles.length > 0 ? `${quantile(0.05)} to ${quantile(0.95)}` : NONE;
    return {
      name: field.name,
      type: field.dtype,
      description: field.description,
      leaks: field.leaks ?? null,
      classes: field.classes
        ? Object.entries(field.classes)
            .map(([value, name]) => `${value} ${name}`)
            .join(', ')
        : null,
      histogram: column ? prepareDistribution(column) : null,
      missing: column ? shareOf(column) : NONE,
      distinct: column ? formatCount(column.distinct) : NONE,
      mean: show(column?.mean),
      deviation: show(column?.sd),
      range,
      median: quantile(0.5),
      middle: middle === range ? null : middle,
    };
  });
}

function prepareDistribution({ name, histogram, topValues, max }: ColumnStatistics): PreparedHistogram | null {
  if (histogram) return prepareHistogram(name, { ...histogram, max: max ?? 0 });
  return topValues && prepareClassBars(name, topValues);
}

/** `0`, or how many and what share of the rows. */
function shareOf({ nulls, count }: ColumnStatistics): string {
  return nulls === 0 ? '0' : `${formatCount(nulls)} (${formatPercent(nulls / (nulls + count))})`;
}
