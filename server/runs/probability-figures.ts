import { majorityHoldout } from './comparison/majority-holdout.ts';
import type { ScoredRun } from './comparison/on-common-rows.ts';
import type { Difference } from './comparison-schema.ts';
import { type ProbabilityIntervals, probabilityIntervals } from './report-intervals.ts';
import { SEED, toPairable } from './statistics/paired-statistics.ts';
import { type ProbabilityMetric, probabilityDifferences } from './statistics/probability-differences.ts';

/** How sure one can be of the figures of a run that its probabilities decide. */
export interface ProbabilityFigures {
  readonly intervals: ProbabilityIntervals;
  /** How far they are from those of the majority class on the same rows; null where one of both has no such figure. */
  readonly gain: Readonly<Record<ProbabilityMetric, Difference | null>>;
}

/** What only the rows of a run tell of its AUC, log loss and calibration error; the gain is as in a comparison. */
export function probabilityFigures(scored: ScoredRun): ProbabilityFigures {
  const classValues = scored.run.report.classes.map(({ label }) => label);
  const own = toPairable(scored.holdout, classValues);
  const majority = toPairable(majorityHoldout(scored), classValues, own);
  return {
    intervals: probabilityIntervals(own.scores),
    gain: probabilityDifferences(majority.scores, own.scores, SEED),
  };
}
