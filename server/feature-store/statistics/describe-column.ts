import { quantileOfSorted, toSorted } from '#server/numerics/quantile';
import type { Scalar } from '../vocabulary.ts';

/** What a page says about one feature. Moments and quantiles are null where there is no number to take them of. */
export interface ColumnStatistics {
  readonly name: string;
  readonly count: number;
  readonly nulls: number;
  readonly distinct: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Sample standard deviation (n − 1); null for fewer than two values. */
  readonly sd: number | null;
  /** Quantiles 0.05, 0.25, 0.5, 0.75 and 0.95. */
  readonly quantiles: { readonly q: number; readonly value: number }[];
  /** At most 20 bins; bin i holds `edges[i] ≤ x < edges[i + 1]`, the last one its right edge too. */
  readonly histogram: { readonly edges: number[]; readonly counts: number[] } | null;
  /** The most frequent values first, when there are at most 20 different ones; ties by value. */
  readonly topValues: { readonly value: string; readonly count: number }[] | null;
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];
const BINS = 20;

/** Statistics of one column of plain values; null is missing, text is only counted. */
export function describeColumn(name: string, values: readonly Scalar[]): ColumnStatistics {
  const present = values.filter((value) => value !== null);
  const counts = new Map<string, number>();
  for (const value of present) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const sorted = toSorted(present.filter((value) => typeof value !== 'string').map(Number));
  const mean = sorted.length === 0 ? null : sorted.reduce((total, x) => total + x, 0) / sorted.length;
  return {
    name,
    count: present.length,
    nulls: values.length - present.length,
    distinct: counts.size,
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    mean,
    sd: mean === null || sorted.length < 2 ? null : deviation(sorted, mean),
    quantiles: sorted.length === 0 ? [] : QUANTILES.map((q) => ({ q, value: quantileOfSorted(sorted, q) })),
    histogram: sorted.length === 0 ? null : histogram(sorted),
    topValues: counts.size === 0 || counts.size > BINS ? null : topValues(counts),
  };
}

function deviation(values: Float64Array, mean: number): number {
  return Math.sqrt(values.reduce((total, x) => total + (x - mean) ** 2, 0) / (values.length - 1));
}

/** One bin a whole number where they are few, else 20 of equal width. */
function histogram(sorted: Float64Array): { edges: number[]; counts: number[] } {
  const min = sorted[0]!;
  const range = sorted.at(-1)! - min;
  const whole = range < BINS && sorted.every(Number.isInteger);
  // Zero too for a range so small that a part of it is no number any more.
  const part = range / BINS;
  const bins = whole || part === 0 ? Math.floor(range) + 1 : BINS;
  const width = whole || part === 0 ? 1 : part;
  const counts = new Array<number>(bins).fill(0);
  for (const x of sorted) counts[Math.min(bins - 1, Math.floor((x - min) / width))]! += 1;
  return { edges: Array.from({ length: bins + 1 }, (_, i) => min + i * width), counts };
}

function topValues(counts: ReadonlyMap<string, number>): { value: string; count: number }[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'en', { numeric: true }));
}
