import type { Challenge, Comparison, Run } from '#server/runs/schema';
import { RUN_ALGORITHMS } from '#server/runs/schema';
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
  readonly count?: boolean;
}

/** The compared runs in order; the first is the reference. */
export function prepareComparedRuns(comparison: Comparison): ComparedRun[] {
  return comparison.runs.map((run, position) => ({
    id: run.id,
    position,
    name: run.name,
    about: `${run.owner} · ${RUN_ALGORITHMS[run.algorithm].title}`,
    leaks: run.leaks.length > 0,
    notComparable: position === 0 ? null : (comparison.challenges[position - 1]?.notComparable ?? null),
  }));
}

/** Whether a run may be held against the reference. */
export const hasDifference = (run: ComparedRun): boolean => run.position > 0 && run.notComparable === null;

/** The reports side by side: one group with the metrics, then one a class. Differences only where they may be shown. */
export function prepareComparedGroups(comparison: Comparison): ComparedGroup[] {
  const toRow = (figure: Figure): ComparedRow => compareFigure(comparison, figure);
  const metrics = METRIC_NAMES.map(
    (name): Figure => ({ key: name, title: METRIC_TITLES[name], of: (report) => report.metrics[name] }),
  );
  const classes = classNames(comparison.runs).map((name) => ({
    key: name,
    title: name,
    rows: classFigures(name).map(toRow),
  }));
  return [{ key: 'summary', title: 'Whole holdout', rows: metrics.map(toRow) }, ...classes];
}

function classFigures(name: string): Figure[] {
  const row = (report: Report) => report.classes.find((one) => one.name === name);
  return [
    { key: 'precision', title: 'Precision', of: (report) => row(report)?.precision ?? null },
    { key: 'recall', title: 'Recall', of: (report) => row(report)?.recall ?? null },
    { key: 'f1', title: 'F1', of: (report) => row(report)?.f1 ?? null },
    { key: 'support', title: 'Support', of: (report) => row(report)?.support ?? null, count: true },
  ];
}

function compareFigure({ runs, challenges }: Comparison, figure: Figure): ComparedRow {
  const figureOf = (report: Report | null | undefined) => (report ? figure.of(report) : null);
  const write = (value: number | null) => (figure.count && value !== null ? formatCount(value) : formatMetric(value));
  const reference = figureOf(runs[0]?.report);
  return {
    key: figure.key,
    title: figure.title,
    cells: runs.map((run, position) => {
      const value = figureOf(run.report);
      const hidden = position === 0 || figure.count || challenges[position - 1]?.notComparable !== null;
      return {
        key: run.id,
        text: write(value),
        delta: hidden ? null : claim(figure, challenges[position - 1], prepareDelta(figure.key, value, reference)),
      };
    }),
    baseline: write(figureOf(runs[0]?.baseline)),
  };
}

/** A difference whose interval holds 0 is shown without saying who is better. */
function claim({ key }: Figure, challenge: Challenge | undefined, delta: Delta | null): Delta | null {
  const interval = key === 'accuracy' || key === 'f1_macro' ? challenge?.statistics?.[key] : undefined;
  return interval && interval.low <= 0 && interval.high >= 0 ? withoutClaim(delta) : delta;
}

/** Classes of all runs, in the order in which they are first met. */
function classNames(runs: readonly Run[]): string[] {
  return [...new Set(runs.flatMap((run) => run.report?.classes.map((row) => row.name) ?? []))];
}
