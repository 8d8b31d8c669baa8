import { binDifferences } from '#server/runs/bin-differences';
import type { MetricName } from '#server/runs/comparison-schema';
import type { RepeatedDifference, Repetition, Spread } from '#server/runs/repeat-schema';
import { tellsApart } from '#server/runs/tells-apart';
import { formatDelta, formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { METRIC_NAMES, METRIC_TITLES } from '../../_ui/metric-names.ts';
import { type Delta, prepareDelta, withoutClaim } from '../../_ui/prepare-delta.ts';

export interface RepeatedCell {
  readonly key: string;
  readonly text: string;
  /** Against the reference, over all splits; null for the reference itself and where it is undefined. */
  readonly difference: { readonly delta: Delta; readonly interval: string; readonly counts: string } | null;
}

export interface RepeatedRow {
  readonly key: string;
  readonly title: string;
  readonly cells: readonly RepeatedCell[];
  readonly baseline: string;
}

/** Every metric: its mean and deviation a run, and what the splits say of each challenger against the reference. */
export function prepareRepeatedRows({ runs, challenges, baseline }: Repetition): RepeatedRow[] {
  return METRIC_NAMES.map((name) => ({
    key: name,
    title: METRIC_TITLES[name],
    cells: runs.map((run, position) => ({
      key: run.id,
      text: spreadText(run.metrics[name]),
      difference: prepareDifference(name, challenges[position - 1]?.differences[name] ?? null),
    })),
    baseline: spreadText(baseline[name]),
  }));
}

const spreadText = (spread: Spread | null): string =>
  spread === null ? '—' : `${formatMetric(spread.mean)} ± ${spread.sd.toFixed(3)}`;

function prepareDifference(name: MetricName, difference: RepeatedDifference | null): RepeatedCell['difference'] {
  if (difference === null) return null;
  const { estimate, low, high, wins, ties, losses } = difference;
  const delta = prepareDelta(name, estimate, 0);
  const shown = tellsApart(difference) ? delta : withoutClaim(delta);
  return (
    shown && {
      delta: shown,
      interval: `${formatDelta(low)} to ${formatDelta(high)}`,
      counts: `${wins} / ${ties} / ${losses}`,
    }
  );
}

export interface Distribution {
  readonly key: string;
  readonly position: number;
  readonly title: string;
  /** In percent of the box; `side` says for whom a bar speaks. */
  readonly bars: readonly {
    readonly key: number;
    readonly x: number;
    readonly width: number;
    readonly height: number;
    readonly side: 'challenger' | 'reference' | 'none';
    readonly title: string;
  }[];
  /** Places on the axis in percent. */
  readonly zero: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly from: string;
  readonly to: string;
  readonly summary: string;
}

/** How the differences of macro-F1 and accuracy lie over the splits, one picture a challenger and metric. */
export function prepareDistributions(repetition: Repetition): Distribution[] {
  return repetition.challenges.flatMap((challenge, i) =>
    (['f1_macro', 'accuracy'] as const).flatMap((name) => {
      const values = challenge.values[name].filter((value) => value !== null);
      const difference = challenge.differences[name];
      const unit = name === 'accuracy' ? 1 / repetition.rows.holdout : 0;
      return difference ? [prepareDistribution(name, { position: i + 1, values, difference, unit })] : [];
    }),
  );
}

interface Distributed {
  readonly position: number;
  readonly values: readonly number[];
  readonly difference: RepeatedDifference;
  readonly unit: number;
}

function prepareDistribution(
  name: 'f1_macro' | 'accuracy',
  { position, values, difference, unit }: Distributed,
): Distribution {
  const { width, middles, counts } = binDifferences(values, unit);
  const [from, to] = [middles[0]! - width / 2, middles.at(-1)! + width / 2];
  const most = Math.max(...counts);
  const place = (value: number): number => Math.min(100, Math.max(0, (100 * (value - from)) / (to - from)));
  const { estimate, low, high, wins, ties, losses } = difference;
  const title = METRIC_TITLES[name];
  return {
    key: `${position} ${name}`,
    position,
    title,
    bars: counts.map((count, bin) => ({
      key: bin,
      x: place(middles[bin]! - width / 2),
      width: (100 * width) / (to - from),
      height: (100 * count) / most,
      side: middles[bin]! > 0 ? 'challenger' : middles[bin]! < 0 ? 'reference' : 'none',
      title: `about ${formatDelta(middles[bin]!)}: ${formatQuantity(count, 'split')}`,
    })),
    zero: place(0),
    mean: place(estimate),
    low: place(low),
    high: place(high),
    from: formatDelta(from),
    to: formatDelta(to),
    summary:
      `${title}: ${formatDelta(estimate)} on average, 95% interval ${formatDelta(low)} to ${formatDelta(high)}; better in ` +
      `${formatQuantity(wins, 'split')}, the same in ${ties}, worse in ${losses}`,
  };
}
