import type { Report } from '#server/training/schema';
import type { Holdout, Run } from '../schema.ts';
import { commonKeys } from './common-keys.ts';
import { keepRows } from './keep-rows.ts';
import { reportsOn } from './reports-on.ts';

/** A finished run with its answers. */
export interface ScoredRun {
  readonly run: Run & { readonly report: Report; readonly baseline: Report };
  readonly holdout: Holdout;
}

/** Fewer shared rows than this decide little; it is said. */
const FEW_ROWS = 30;

/**
 * Runs as if they had been scored on the rows that all of them scored. Runs of one split may differ by rows that miss a
 * feature their algorithm cannot do without; runs of several splits share the rows that all of them held out.
 *
 * @param scored runs that answer one question with the same classes; at least one row is common to all.
 * @returns the same runs where they scored the same rows; else new reports, and a sentence that says so.
 */
export function onCommonRows<One extends ScoredRun>(
  scored: readonly One[],
): { scored: readonly One[]; note: string | null } {
  const common = commonKeys(scored.map(({ holdout }) => holdout));
  if (scored.every(({ holdout }) => holdout.keys.length === common.size)) return { scored, note: null };
  const splits = new Set(scored.map(({ run }) => run.splitFingerprint));
  return {
    scored: scored.map((one) => restrict(one, common)),
    note: splits.size > 1 ? acrossSplits(scored, common.size) : withinSplit(scored, common.size),
  };
}

function withinSplit(scored: readonly ScoredRun[], rows: number): string {
  const left = scored
    .filter(({ run }) => run.dataset && run.dataset.unscoredRows > 0)
    .map(({ run }) => `${run.name} left out ${run.dataset!.unscoredRows} that miss a feature`);
  return `All figures are of the ${rows} holdout rows that every run scored: ${left.join(', ')}.`;
}

function acrossSplits(scored: readonly ScoredRun[], rows: number): string {
  const own = scored.map(({ run, holdout }) => `${holdout.keys.length} of ${run.name}`);
  const few = rows < FEW_ROWS ? ' So few rows decide little: train the runs on one split to know more.' : '';
  return `All figures are of the ${rows} rows that none of the runs learned from and all have scored (${own.join(', ')}).${few}`;
}

function restrict<One extends ScoredRun>(one: One, common: ReadonlySet<string>): One {
  const holdout = keepRows(one.holdout, common);
  return { ...one, holdout, run: { ...one.run, ...reportsOn(one.run, holdout, one.run.report.classes) } };
}
