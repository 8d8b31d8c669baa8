import { commonKeys } from './comparison/common-keys.ts';
import { keepRows } from './comparison/keep-rows.ts';
import { majorityHoldout } from './comparison/majority-holdout.ts';
import type { ScoredRun } from './comparison/on-common-rows.ts';
import type { PairedStatistics } from './comparison-schema.ts';
import type { Holdout } from './schema.ts';
import { pairedStatistics, toPairable } from './statistics/paired-statistics.ts';

/**
 * How a challenger differs from a reference on the rows both answered and on whose truth they agree.
 *
 * @param classValues values of the label's classes, which both answer with.
 * @param resamples   behind the intervals of what the answers alone decide; as in a comparison unless said.
 * @returns null where they share no row.
 */
export function pairAnswers(
  reference: Holdout,
  challenger: Holdout,
  classValues: readonly number[],
  resamples?: number,
): PairedStatistics | null {
  const common = commonKeys([reference, challenger]);
  if (common.size === 0) return null;
  const held = toPairable(keepRows(reference, common), classValues);
  return pairedStatistics(held, toPairable(keepRows(challenger, common), classValues, held), resamples);
}

/** How a run differs from always answering the majority class of the rows it learned from, on its own holdout. */
export function pairWithMajority(scored: ScoredRun, resamples?: number): PairedStatistics {
  const classValues = scored.run.report.classes.map(({ label }) => label);
  const majority = toPairable(majorityHoldout(scored), classValues);
  return pairedStatistics(majority, toPairable(scored.holdout, classValues, majority), resamples);
}
