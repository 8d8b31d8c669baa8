import type { Serving, ServingStep } from '#server/inference/describe-serving';
import { formatCount, formatPercent } from '../../../_ui/format-number.ts';
import { formatMoment } from '../../../_ui/format-time.ts';

/** One bar of a chart, in a box of 100 × CHART_HEIGHT, from the bottom up. */
export interface StackedBar {
  readonly x: number;
  readonly width: number;
  readonly parts: readonly { readonly y: number; readonly height: number; readonly series: number }[];
  readonly title: string;
}

export interface StepChart {
  readonly title: string;
  /** What the highest bar stands for. */
  readonly most: string;
  readonly series: readonly string[];
  readonly bars: readonly StackedBar[];
  readonly summary: string;
}

export const CHART_HEIGHT = 40;
const WIDTH = 100;

export interface Figure {
  readonly title: string;
  readonly value: string;
  readonly about: string;
}

/** What a person wants to know first. */
export function prepareFigures({ total, p50, p95, p99 }: Serving): Figure[] {
  const { requests, failed, refused, rows, unknown, unscored } = total;
  return [
    { title: 'Requests', value: formatCount(requests), about: `${formatCount(rows)} rows` },
    { title: 'Latency, half within', value: sayMs(p50), about: `95 in 100 ${sayMs(p95)}, 99 in 100 ${sayMs(p99)}` },
    { title: 'Failed', value: sayShare(failed, requests), about: `${sayShare(refused, requests)} refused` },
    { title: 'Unknown customers', value: sayShare(unknown, rows), about: `${formatCount(unscored)} without features` },
  ];
}

/** Requests, latency and prediction mix by step. @param classNames by class value. */
export function prepareCharts({ steps }: Serving, classNames: ReadonlyMap<string, string>): StepChart[] {
  const classes = [...classNames.keys()];
  return [
    prepareChart(steps, {
      title: 'Requests',
      series: ['answered', 'refused', 'failed'],
      valuesOf: ({ requests, refused, failed }) => [requests - refused - failed, refused, failed],
      say: formatCount,
    }),
    prepareChart(steps, {
      title: 'Latency, 99 in 100 within',
      series: ['milliseconds'],
      valuesOf: ({ p99 }) => [p99 ?? 0],
      say: sayMs,
    }),
    prepareChart(steps, {
      title: 'Predictions',
      series: [...classNames.values(), 'none'],
      valuesOf: (step) => toShares([...classes.map((value) => step.classes[value] ?? 0), step.unknown + step.unscored]),
      say: formatPercent,
    }),
  ];
}

interface Measure {
  readonly title: string;
  readonly series: readonly string[];
  valuesOf(step: ServingStep): readonly number[];
  say(value: number): string;
}

function prepareChart(steps: readonly ServingStep[], { title, series, valuesOf, say }: Measure): StepChart {
  const values = steps.map(valuesOf);
  const most = Math.max(...values.map(sumOf), 0);
  const step = WIDTH / Math.max(1, steps.length);
  const scale = most > 0 ? CHART_HEIGHT / most : 0;
  const bars = steps.map(({ at }, i) => ({
    x: i * step,
    width: step * 0.86,
    parts: stack(values[i]!, scale),
    title: `${formatMoment(at)}: ${series.map((name, s) => `${say(values[i]![s]!)} ${name}`).join(', ')}`,
  }));
  return {
    ...{ title, series, bars, most: say(most) },
    summary: `${title} in ${steps.length} steps, at most ${say(most)} in one`,
  };
}

function stack(values: readonly number[], scale: number): StackedBar['parts'] {
  let top = CHART_HEIGHT;
  return values.map((value, series) => {
    const height = value * scale;
    top -= height;
    return { y: top, height, series };
  });
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function toShares(counts: readonly number[]): number[] {
  const total = sumOf(counts);
  return counts.map((count) => (total > 0 ? count / total : 0));
}

export interface ShadowRow {
  readonly candidate: string;
  readonly version: string;
  readonly rows: string;
  readonly differing: string;
  readonly skipped: string;
  readonly failed: string;
}

/** What each candidate said in silence beside each version. */
export function prepareShadows({ versions }: Pick<Serving, 'versions'>): ShadowRow[] {
  return versions.flatMap(({ version, counts }) =>
    Object.entries(counts.shadow).map(([candidate, { rows, differing, skipped, failed }]) => ({
      ...{ candidate, version, rows: formatCount(rows), skipped: formatCount(skipped), failed: formatCount(failed) },
      differing: `${formatCount(differing)} (${sayShare(differing, rows)})`,
    })),
  );
}

const sayShare = (part: number, whole: number): string => (whole > 0 ? formatPercent(part / whole) : '—');

/** Three digits: `0.42 ms`, `12.5 ms`. */
function sayMs(ms: number | null): string {
  return ms === null ? '—' : `${Number(ms.toPrecision(3))} ms`;
}
