import type { Challenge, Comparison, Difference, Interval, PairedStatistics } from '#server/runs/comparison-schema';
import { findChallenge } from '#server/runs/find-challenge';
import { tellsApart } from '#server/runs/tells-apart';
import { LESS_IS_BETTER } from '#server/training/metric-direction';
import type { Report } from '#server/training/schema';
import { formatDelta, formatMetric } from '../_ui/format-number.ts';
import { type Delta, prepareDelta, withoutClaim } from '../_ui/prepare-delta.ts';

/** One figure of a report and where to find what is known of it. */
export interface Figure {
  readonly key: string;
  readonly title: string;
  readonly of: (report: Report) => number | null;
  readonly difference: (statistics: PairedStatistics) => Difference | null | undefined;
  /** Wilson's interval of the run at a position, for shares of rows. */
  readonly interval?: (position: number) => Interval | null | undefined;
}

export interface ComparedCell {
  readonly key: string;
  readonly text: string;
  readonly value: number | null;
  /** The 95% interval of a share of rows; null for what is none. */
  readonly interval: string | null;
  /** Against the reference; null for the reference itself, where nothing may be compared and where there is no value. */
  readonly delta: Delta | null;
  /** The difference with its 95% interval, in words. */
  readonly range: string | null;
  /** No compared run has a better value; only where the values differ. */
  readonly best: boolean;
}

export interface ComparedRow {
  readonly key: string;
  readonly title: string;
  /** One a run, in their order. */
  readonly cells: readonly ComparedCell[];
  /** The majority class on the rows of the first run. */
  readonly baseline: string;
  /** Whether the runs differ in what is shown. */
  readonly differs: boolean;
}

/** One figure of every run, with differences only where they may be shown. */
export function compareFigure(comparison: Comparison, figure: Figure): ComparedRow {
  const { runs, reference } = comparison;
  const values = runs.map(({ report }) => report && figure.of(report));
  const base = figure.of(reference.report);
  const best = bestOf(comparison, figure.key, values);
  const cells = runs.map((run, position): ComparedCell => {
    const value = values[position]!;
    const challenge = findChallenge(comparison, run.id);
    const interval = value === null ? null : figure.interval?.(position);
    const known = challenge?.statistics && figure.difference(challenge.statistics);
    return {
      key: run.id,
      value,
      text: formatMetric(value),
      interval: interval ? `${interval.low.toFixed(2)}–${interval.high.toFixed(2)}` : null,
      delta: challenge && canShow(challenge) ? claim(known, prepareDelta(figure.key, value, base)) : null,
      range: known ? rangeText(known) : null,
      best: value !== null && value === best,
    };
  });
  const [first] = runs;
  return {
    key: figure.key,
    title: figure.title,
    cells,
    baseline: formatMetric(first?.baseline && figure.of(first.baseline)),
    differs: new Set(cells.map(({ text }) => text)).size > 1,
  };
}

const canShow = ({ notComparable }: Challenge): boolean => notComparable === null;

/** The best value among runs that may be held against each other; null where they do not differ. */
function bestOf(comparison: Comparison, key: string, values: readonly (number | null)[]): number | null {
  const rivals = values.filter(
    (value, i): value is number => value !== null && !findChallenge(comparison, comparison.runs[i]!.id)?.notComparable,
  );
  if (new Set(rivals).size < 2) return null;
  return LESS_IS_BETTER.has(key) ? Math.min(...rivals) : Math.max(...rivals);
}

/** A difference is called better or worse only where its interval says so. */
function claim(known: Difference | null | undefined, delta: Delta | null): Delta | null {
  return known && tellsApart(known) ? delta : withoutClaim(delta);
}

const rangeText = ({ low, high }: Difference): string => `${formatDelta(low)} to ${formatDelta(high)}`;
