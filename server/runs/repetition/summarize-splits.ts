import { LESS_IS_BETTER } from '#server/training/metric-direction';
import type { Report } from '#server/training/schema';
import type { MetricName } from '../comparison-schema.ts';
import type { RepeatedDifference, RepeatedDifferences, Spread, Spreads } from '../repeat-schema.ts';
import { correctedResampledT } from '../statistics/corrected-resampled-t.ts';

type Metrics = Report['metrics'];

/** Differences below this are rounding: two runs that are right on as many rows tie. */
const TIE = 1e-12;

/** Mean, deviation and range of every metric over the splits that have it. */
export function spreadsOf(splits: readonly Metrics[]): Spreads {
  return byMetric(splits, (name) => {
    const values = splits.flatMap((metrics) => metrics[name] ?? []);
    return values.length < 2 ? null : spreadOf(values);
  });
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (values.length - 1)), min: Math.min(...values), max: Math.max(...values) };
}

/** Split by split `one − other`; null where either has no such metric. */
export function differencesBySplit(
  one: readonly Metrics[],
  other: readonly Metrics[],
): Record<MetricName, readonly (number | null)[]> {
  return byMetric(one, (name) =>
    one.map((metrics, split) => {
      const [left, right] = [metrics[name], other[split]![name]];
      return left === null || right === null ? null : left - right;
    }),
  );
}

/** What those differences come to, with the interval of Nadeau and Bengio. */
export function summarizeDifferences(
  bySplit: Readonly<Record<MetricName, readonly (number | null)[]>>,
  testToTrain: number,
): RepeatedDifferences {
  const entries = Object.entries(bySplit).map(([name, values]) => {
    const known = Float64Array.from(values.filter((value) => value !== null));
    return [name, known.length < 2 ? null : summarize(known, testToTrain, LESS_IS_BETTER.has(name))] as const;
  });
  return Object.fromEntries(entries) as Record<MetricName, RepeatedDifference | null>;
}

function summarize(differences: Float64Array, testToTrain: number, lessIsBetter: boolean): RepeatedDifference {
  const above = differences.filter((value) => value > TIE).length;
  const below = differences.filter((value) => value < -TIE).length;
  const [wins, losses] = lessIsBetter ? [below, above] : [above, below];
  return { ...correctedResampledT(differences, testToTrain), wins, ties: differences.length - above - below, losses };
}

function byMetric<T>(splits: readonly Metrics[], of: (name: MetricName) => T): Record<MetricName, T> {
  const names = Object.keys(splits[0]!) as MetricName[];
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<MetricName, T>;
}
