import type { ComparedRows, Comparison, NotComparable } from '../comparison-schema.ts';
import { listAnswers } from '../results.repo.ts';
import { commonKeys } from './common-keys.ts';
import { onCommonRows, type ScoredRun } from './on-common-rows.ts';
import { whyNotComparable } from './why-not-comparable.ts';

/** A run with its answers, as it takes part in a comparison. */
export interface Contestant extends ScoredRun {
  /** Why its difference from the reference may not be shown, or null when it may. */
  readonly notComparable: NotComparable | null;
}

/** The runs in their order with their answers; those that can be compared, on the rows that all of them scored. */
export async function gatherContestants(
  runs: readonly ScoredRun['run'][],
  reference: ScoredRun['run'],
  rows: ComparedRows,
): Promise<{ contestants: Contestant[] } & Pick<Comparison, 'note' | 'commonRows'>> {
  const holdouts = await listAnswers(runs.map(({ id }) => id));
  const all = runs.map((run, i) => ({ run, holdout: holdouts[i]!, notComparable: whyNotComparable(reference, run) }));
  const rivals = all.filter(({ notComparable }) => notComparable === null || notComparable.because === 'split');
  const commonRows = rivals.some(({ notComparable }) => notComparable)
    ? commonKeys(rivals.map(({ holdout }) => holdout)).size
    : null;
  const isShared = rows === 'common' && commonRows !== null && commonRows > 0;
  const held = isShared ? rivals : rivals.filter(({ notComparable }) => notComparable === null);
  const { scored, note } = onCommonRows(held.map((one) => ({ ...one, notComparable: null })));
  const byId = new Map(scored.map((one) => [one.run.id, one]));
  return { contestants: all.map((one) => byId.get(one.run.id) ?? one), note, commonRows };
}
