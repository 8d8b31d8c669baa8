import { ksTwoSample } from '#server/numerics/ks-two-sample';
import { populationStability, stabilityByChance } from '#server/numerics/population-stability';
import { quantileOfSorted, toSorted } from '#server/numerics/quantile';
import type { Scalar } from '../vocabulary.ts';

/** Up to so many different values a column is compared value by value, beyond in tenths of its earlier values. */
const FEW_VALUES = 20;
const TENTHS = 10;
/** Below: steady. From there: moved. Above the second: shifted. */
const MOVED = 0.1;
const SHIFTED = 0.25;

/** How large a change is in words; `unclear` where so few rows differ by as much by chance. */
export type DriftSize = 'steady' | 'moved' | 'shifted' | 'unclear';

/** How one column stands in two snapshots. */
export interface ColumnDrift {
  /** Rows of both, with and without a value. */
  readonly rows: readonly [number, number];
  /** Rows without a value. */
  readonly missing: readonly [number, number];
  /** Population stability index over `bins`; null where one side has no rows. */
  readonly psi: number | null;
  /** What the index would be on average had nothing moved. */
  readonly psiByChance: number | null;
  readonly size: DriftSize | null;
  /** Two-sample Kolmogorov–Smirnov over the values that are there; null where values are few or text. */
  readonly ks: { readonly statistic: number; readonly p: number } | null;
  /** Rows of both in each bin; missing ones, if there are any, in a bin of their own at the end. */
  readonly bins: readonly { readonly title: string; readonly before: number; readonly after: number }[];
}

/**
 * How far a column has moved from one snapshot to another. Few different values are compared one by one, many numbers
 * in bins that each hold a tenth of the earlier ones, many texts by the most frequent earlier ones and the rest.
 */
export function compareColumns(before: readonly Scalar[], after: readonly Scalar[]): ColumnDrift {
  const sides = [before.filter((cell) => cell !== null), after.filter((cell) => cell !== null)] as const;
  const values = countTogether(sides);
  const isNumeric = sides.every((side) => side.every((cell) => typeof cell === 'number'));
  const numbers = isNumeric && values.size > FEW_VALUES;
  const rows = [before.length, after.length] as const;
  const missing = [rows[0] - sides[0].length, rows[1] - sides[1].length] as const;
  const present = numbers ? binByTenths(sides) : binByValue(values, isNumeric);
  const bins =
    missing[0] + missing[1] > 0 ? [...present, { title: 'missing', before: missing[0], after: missing[1] }] : present;
  const canCompare = numbers && sides.every((side) => side.length > 0);
  const ks = canCompare ? ksTwoSample(toSorted(sides[0] as number[]), toSorted(sides[1] as number[])) : null;
  return { rows, missing, ...stabilityOf(bins, rows), ks: ks && { statistic: ks.statistic, p: ks.p }, bins };
}

function stabilityOf(
  bins: ColumnDrift['bins'],
  [n, m]: readonly [number, number],
): Pick<ColumnDrift, 'psi' | 'psiByChance' | 'size'> {
  if (n === 0 || m === 0) return { psi: null, psiByChance: null, size: null };
  const psi = populationStability(
    bins.map((bin) => bin.before),
    bins.map((bin) => bin.after),
  );
  const psiByChance = stabilityByChance(bins.length, n, m);
  return { psi, psiByChance, size: sizeOf(psi, psiByChance) };
}

/** Twice what chance makes is within what it may make of some ten bins, so that no more is read into it. */
function sizeOf(psi: number, byChance: number): DriftSize {
  if (psi < MOVED) return 'steady';
  if (psi < 2 * byChance) return 'unclear';
  return psi > SHIFTED ? 'shifted' : 'moved';
}

type Counts = Map<Scalar, { before: number; after: number }>;

function countTogether([before, after]: readonly [readonly Scalar[], readonly Scalar[]]): Counts {
  const counts: Counts = new Map();
  const of = (value: Scalar) => {
    const known = counts.get(value) ?? { before: 0, after: 0 };
    counts.set(value, known);
    return known;
  };
  for (const value of before) of(value).before++;
  for (const value of after) of(value).after++;
  return counts;
}

function binByValue(counts: Counts, isNumeric: boolean): ColumnDrift['bins'][number][] {
  const bins = [...counts].map(([value, count]) => ({ title: String(value), ...count }));
  if (counts.size <= FEW_VALUES) {
    const byTitle = (a: string, b: string) => (isNumeric ? Number(a) - Number(b) : a.localeCompare(b, 'en'));
    return bins.sort((a, b) => byTitle(a.title, b.title));
  }
  const ranked = bins.sort((a, b) => b.before - a.before || a.title.localeCompare(b.title, 'en'));
  const rest = ranked.slice(FEW_VALUES);
  const sum = (side: 'before' | 'after') => rest.reduce((total, bin) => total + bin[side], 0);
  return [...ranked.slice(0, FEW_VALUES), { title: 'others', before: sum('before'), after: sum('after') }];
}

/** Bins between the deciles of the earlier values (of the later ones where there are none); equal deciles make one edge. */
function binByTenths([before, after]: readonly [readonly Scalar[], readonly Scalar[]]): ColumnDrift['bins'][number][] {
  const sorted = toSorted((before.length > 0 ? before : after) as number[]);
  const deciles = Array.from({ length: TENTHS - 1 }, (_, i) => quantileOfSorted(sorted, (i + 1) / TENTHS));
  const edges = [...new Set(deciles)];
  const bins = Array.from({ length: edges.length + 1 }, (_, i) => ({ title: titleOf(edges, i), before: 0, after: 0 }));
  for (const value of before) bins[binOf(value as number, edges)]!.before++;
  for (const value of after) bins[binOf(value as number, edges)]!.after++;
  return bins;
}

/** The bin `edgeᵢ₋₁ < x ≤ edgeᵢ`. */
function binOf(value: number, edges: readonly number[]): number {
  const bin = edges.findIndex((edge) => value <= edge);
  return bin < 0 ? edges.length : bin;
}

function titleOf(edges: readonly number[], bin: number): string {
  const text = (edge: number | undefined) => String(Number(edge?.toPrecision(5)));
  if (bin === 0) return `up to ${text(edges[0])}`;
  return bin === edges.length ? `above ${text(edges.at(-1))}` : `${text(edges[bin - 1])} to ${text(edges[bin])}`;
}
