import type { Comparison } from '#server/runs/comparison-schema';
import { findChallenge } from '#server/runs/find-challenge';
import { type ChosenFrom, RUN_ALGORITHMS, type Run } from '#server/runs/schema';
import { formatQuantity } from '../_ui/format-number.ts';
import { identityAt } from '../_ui/identity.ts';
import { METRIC_NAMES, METRIC_TITLES } from '../_ui/metric-names.ts';
import { type ComparedRow, compareFigure } from './compare-figure.ts';

export interface ComparedRun {
  readonly id: string;
  /** Its place in the address, which gives it letter, shape and colour. */
  readonly position: number;
  readonly name: string;
  readonly about: string;
  /** Reference of what it predicts. */
  readonly label: string;
  /** How many features it has, and how many of the baseline's it lacks and has beside them. */
  readonly features: string;
  /** It learned from features that give the label away. */
  readonly leaks: boolean;
  readonly chosenFrom: ChosenFrom | null;
  readonly isReference: boolean;
  /** Why it cannot be held against the reference; null when it can. */
  readonly notComparable: string | null;
  /** It was held against the reference. */
  readonly hasDifference: boolean;
}

/** The compared runs in the order of the address. */
export function prepareComparedRuns(comparison: Comparison): ComparedRun[] {
  return comparison.runs.map((run, position) => {
    const challenge = findChallenge(comparison, run.id);
    return {
      id: run.id,
      position,
      name: run.name,
      about: `${run.owner} · ${RUN_ALGORITHMS[run.algorithm].title}`,
      label: run.label,
      features: featuresText(
        run,
        comparison.runs.find(({ id }) => id === comparison.reference.runId),
      ),
      leaks: run.leaks.length > 0,
      chosenFrom: run.chosenFrom ?? null,
      isReference: run.id === comparison.reference.runId,
      notComparable: challenge?.notComparable?.sentence ?? null,
      hasDifference: challenge !== null && challenge.notComparable === null,
    };
  });
}

function featuresText({ features }: Run, base: Run | undefined): string {
  const count = formatQuantity(features.length, 'feature');
  if (!base) return count;
  const without = (all: readonly string[], others: readonly string[]) =>
    all.filter((one) => !others.includes(one)).length;
  const [lacks, adds] = [without(base.features, features), without(features, base.features)];
  const changes = [lacks > 0 && `−${lacks}`, adds > 0 && `+${adds}`].filter(Boolean).join(', ');
  return changes ? `${count} (${changes})` : count;
}

/**
 * The two runs that stand beside each other where there is room for two: the baseline, or the first where the majority
 * class is it, and the one looked at, or else the first other.
 * @throws RangeError below two runs, which no comparison has.
 */
export function pairOf(runs: readonly ComparedRun[], focus: string): readonly [ComparedRun, ComparedRun] {
  const base = runs.find(({ isReference }) => isReference) ?? runs[0];
  const others = runs.filter((run) => run !== base);
  const challenger = others.find(({ id }) => id === focus) ?? others[0];
  if (!base || !challenger) throw new RangeError(`pairOf: a comparison has two runs, got ${runs.length}`);
  return [base, challenger];
}

/** What differences are against: a letter, or the majority class in words. */
export function referenceName({ runs, reference }: Comparison): string {
  if (reference.runId === null) return reference.name;
  return identityAt(runs.findIndex(({ id }) => id === reference.runId)).letter;
}

/** Metrics of the whole holdout side by side. */
export function prepareSummary(comparison: Comparison): ComparedRow[] {
  return METRIC_NAMES.map((name) =>
    compareFigure(comparison, {
      key: name,
      title: METRIC_TITLES[name],
      of: (report) => report.metrics[name],
      difference: (statistics) => statistics.metrics[name],
      ...(name === 'accuracy' && { interval: (position) => comparison.intervals[position]?.accuracy }),
    }),
  );
}
