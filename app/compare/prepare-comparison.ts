import type { Challenge, Comparison, Difference, Interval, PairedStatistics } from '#server/runs/comparison-schema';
import type { Run } from '#server/runs/schema';
import { RUN_ALGORITHMS } from '#server/runs/schema';
import { tellsApart } from '#server/runs/tells-apart';
import type { Report } from '#server/training/schema';
import { formatCount, formatMetric } from '../_ui/format-number.ts';
import { METRIC_NAMES, METRIC_TITLES } from '../_ui/metric-names.ts';
import { type Delta, prepareDelta, withoutClaim } from '../_ui/prepare-delta.ts';

export interface ComparedRun {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly about: string;
  /** It learned from features that give the label away. */
  readonly leaks: boolean;
  /** Why it cannot be held against the reference; null when it can. */
  readonly notComparable: string | null;
}

export interface ComparedCell {
  readonly key: string;
  readonly text: string;
  /** The 95% interval of a share of rows; null for what is none. */
  readonly interval: string | null;
  /** Against the reference; null for the reference itself, where nothing may be compared and where there is no value. */
  readonly delta: Delta | null;
}

export interface ComparedRow {
  readonly key: string;
  readonly title: string;
  readonly cells: readonly ComparedCell[];
  /** The majority class on the reference's holdout. */
  readonly baseline: string;
}

export interface ComparedGroup {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly ComparedRow[];
}

interface Figure {
  readonly key: string;
  readonly title: string;
  readonly of: (report: Report) => number | null;
  /** Null for a count, which has no better or worse. */
  readonly difference: ((statistics: PairedStatistics) => Difference | null | undefined) | null;
  /** Wilson's interval of the run at a position, for shares of rows. */
  readonly interval?: (position: number) => Interval | null | undefined;
}

/** The compared runs in order; the first is the reference. */
export function prepareComparedRuns(comparison: Comparison): ComparedRun[] {
  return comparison.runs.map((run, position) => ({
    id: run.id,
    position,
    name: run.name,
    about: `${run.owner} · ${RUN_ALGORITHMS[run.algorithm].title}`,
    leaks: run.leaks.length > 0,
    notComparable: position === 0 ? null : (comparison.challenges[position - 1]?.notComparable?.sentence ?? null),
  }));
}

/** Whether a run may be held against the reference. */
export const hasDifference = (run: ComparedRun): boolean => run.position > 0 && run.notComparable === null;

/** The reports side by side: one group with the metrics, then one a class. Differences only where they may be shown. */
export function prepareComparedGroups(comparison: Comparison): ComparedGroup[] {
  const toRow = (figure: Figure): ComparedRow => compareFigure(comparison, figure);
  const metrics = METRIC_NAMES.map(
    (name): Figure => ({
      key: name,
      title: METRIC_TITLES[name],
      of: (report) => report.metrics[name],
      difference: (statistics) => statistics.metrics[name],
      ...(name === 'accuracy' && { interval: (position) => comparison.intervals[position]?.accuracy }),
    }),
  );
  const classes = classNames(comparison.runs).map((name) => ({
    key: name,
    title: name,
    rows: classFigures(comparison, name).map(toRow),
  }));
  return [{ key: 'summary', title: 'Whole holdout', rows: metrics.map(toRow) }, ...classes];
}

function classFigures({ runs, intervals }: Comparison, name: string): Figure[] {
  const row = (report: Report) => report.classes.find((one) => one.name === name);
  const at = (position: number) => runs[position]?.report?.classes.findIndex((one) => one.name === name) ?? -1;
  const label = runs.flatMap(({ report }) => report?.classes ?? []).find((one) => one.name === name)?.label;
  const difference = (figure: 'precision' | 'recall' | 'f1') => (statistics: PairedStatistics) =>
    statistics.classes.find((one) => one.label === label)?.[figure];
  const share = (figure: 'precision' | 'recall', title: string): Figure => ({
    key: figure,
    title,
    of: (report) => row(report)?.[figure] ?? null,
    difference: difference(figure),
    interval: (position) => intervals[position]?.classes[at(position)]?.[figure],
  });
  return [
    share('precision', 'Precision'),
    share('recall', 'Recall'),
    { key: 'f1', title: 'F1', of: (report) => row(report)?.f1 ?? null, difference: difference('f1') },
    { key: 'support', title: 'Support', of: (report) => row(report)?.support ?? null, difference: null },
  ];
}

function compareFigure({ runs, challenges }: Comparison, figure: Figure): ComparedRow {
  const figureOf = (report: Report | null | undefined) => (report ? figure.of(report) : null);
  const isCount = figure.difference === null;
  const write = (value: number | null) => (isCount && value !== null ? formatCount(value) : formatMetric(value));
  const reference = figureOf(runs[0]?.report);
  return {
    key: figure.key,
    title: figure.title,
    cells: runs.map((run, position) => {
      const value = figureOf(run.report);
      const interval = value === null ? null : figure.interval?.(position);
      const hidden = position === 0 || isCount || challenges[position - 1]?.notComparable !== null;
      return {
        key: run.id,
        text: write(value),
        interval: interval ? `${interval.low.toFixed(2)}–${interval.high.toFixed(2)}` : null,
        delta: hidden ? null : claim(figure, challenges[position - 1], prepareDelta(figure.key, value, reference)),
      };
    }),
    baseline: write(figureOf(runs[0]?.baseline)),
  };
}

/** A difference is called better or worse only where its interval says so. */
function claim({ difference }: Figure, challenge: Challenge | undefined, delta: Delta | null): Delta | null {
  const known = challenge?.statistics && difference?.(challenge.statistics);
  return known && tellsApart(known) ? delta : withoutClaim(delta);
}

/** Classes of all runs, in the order in which they are first met. */
function classNames(runs: readonly Run[]): string[] {
  return [...new Set(runs.flatMap((run) => run.report?.classes.map((row) => row.name) ?? []))];
}
