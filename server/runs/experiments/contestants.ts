import { judgeModel } from '#server/training/judge-model';
import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { adjustForMany } from '../comparison/adjust-for-many.ts';
import type { ScoredRun } from '../comparison/on-common-rows.ts';
import type { Difference, MetricName } from '../comparison-schema.ts';
import { majorityOfRun } from '../majority-of-run.ts';
import type { Holdout, Run } from '../schema.ts';
import { type PairableAnswers, pairedStatistics, toPairable } from '../statistics/paired-statistics.ts';

/** A run, or the majority class where `run` is null, with its answers on the rows that all of them were scored on. */
export interface Contestant {
  readonly run: Run | null;
  readonly figure: number;
  readonly answers: PairableAnswers;
}

/**
 * Runs that were scored on the same rows, and the majority class among them, best figure first. Runs that have no such
 * figure are left out.
 */
export function toContestants(scored: readonly ScoredRun[], metric: MetricName): Contestant[] {
  const [first] = scored;
  if (!first) return [];
  const classValues = first.run.report.classes.map(({ label }) => label);
  const majority = { run: null, figure: first.run.baseline.metrics[metric], holdout: majorityHoldout(first) };
  const all = [...scored.map(({ run, holdout }) => ({ run, figure: run.report.metrics[metric], holdout })), majority];
  let sibling: PairableAnswers | undefined;
  const contestants = all.flatMap(({ run, figure, holdout }) => {
    if (figure === null) return [];
    sibling = toPairable(holdout, classValues, sibling);
    return [{ run, figure, answers: sibling }];
  });
  const sign = LESS_IS_BETTER.has(metric) ? 1 : -1;
  return contestants.sort((a, b) => sign * (a.figure - b.figure));
}

/** What the majority class of a run's training rows answers on the rows that the run was scored on. */
function majorityHoldout({ run, holdout }: ScoredRun): Holdout {
  const classValues = run.report.classes.map(({ label }) => label);
  const classNames = run.report.classes.map(({ name }) => name);
  const labels = holdout.labels.map((value) => classValues.indexOf(value));
  const rows = { rows: labels.length, names: [], columns: [], labels, classes: classValues.length };
  const { predicted, probabilities } = judgeModel(majorityOfRun(run, classValues), rows, { classValues, classNames });
  return { ...holdout, predicted: predicted.map((k) => classValues[k]!), probabilities };
}

/** Differences of some contestants from one, by the metric, with p-values corrected for their number. */
export function differencesFrom(
  head: Contestant,
  others: readonly Contestant[],
  metric: MetricName,
): (Difference | null)[] {
  const statistics = others.map(({ answers }) => pairedStatistics(head.answers, answers));
  return adjustForMany(statistics).map((one) => one?.metrics[metric] ?? null);
}
