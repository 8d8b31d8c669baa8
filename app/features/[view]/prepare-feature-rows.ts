import type { TableStatistics } from '#server/feature-store/ingests.repo';
import type { Field } from '#server/feature-store/vocabulary';
import { formatCount, formatValue } from '../../_ui/format-number.ts';
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
}

const NONE = '—';

/** The schema of a view with what its values look like; dashes before the first ingest. */
export function prepareFeatureRows(fields: readonly Field[], statistics: TableStatistics | null): FeatureRow[] {
  const byName = new Map(statistics?.columns.map((column) => [column.name, column]));
  return fields.map((field) => {
    const column = byName.get(field.name);
    const show = (value: number | null | undefined) =>
      value === null || value === undefined ? NONE : formatValue(value);
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
      histogram: column?.histogram ? prepareHistogram(field.name, { ...column.histogram, max: column.max ?? 0 }) : null,
      missing: column ? formatCount(column.nulls) : NONE,
      distinct: column ? formatCount(column.distinct) : NONE,
      mean: show(column?.mean),
      deviation: show(column?.sd),
      range: column && column.min !== null ? `${show(column.min)} to ${show(column.max)}` : NONE,
      median: show(column?.quantiles.find((quantile) => quantile.q === 0.5)?.value),
    };
  });
}
