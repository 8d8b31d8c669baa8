import type { Route } from 'next';
import type { Comparison } from '#server/runs/comparison-schema';
import { findChallenge } from '#server/runs/find-challenge';
import type { Delta } from '../_ui/prepare-delta.ts';
import type { CompareLink, CompareState } from './compare-state.ts';
import { type ComparedRun, pairOf, prepareSummary } from './prepare-comparison.ts';
import { type Forest, prepareForest } from './prepare-forest.ts';

/** What leads the comparison. */
const PRIMARY = 'f1_macro';

export interface PairedRun {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  /** The page with this run in this place. */
  readonly href: Route;
  readonly current: boolean;
}

/** A comparison as a phone shows it: two runs at a time. */
export interface Pair {
  readonly bases: readonly PairedRun[];
  /** All but the base, in their order. */
  readonly challengers: readonly PairedRun[];
  readonly figure: string;
  /** Value of the base, or of the majority class where that is the baseline. */
  readonly from: string;
  readonly to: string;
  readonly delta: Delta | null;
  /** The difference and its interval; without rows where none may be shown. */
  readonly forest: Forest;
}

/**
 * @param isFrozen the baseline of a frozen comparison stays who it was.
 * @throws RangeError below two runs.
 */
export function preparePair(
  comparison: Comparison,
  runs: readonly ComparedRun[],
  state: Pick<CompareState, 'focus'>,
  link: CompareLink,
  isFrozen: boolean,
): Pair {
  const [base, challenger] = pairOf(runs, state.focus);
  const row = prepareSummary(comparison).find(({ key }) => key === PRIMARY)!;
  const challenge = findChallenge(comparison, challenger.id);
  const forest = prepareForest(challenge ? [{ challenge, position: challenger.position }] : []);
  const to = row.cells[challenger.position]!;
  const paired = (run: ComparedRun, current: ComparedRun, href: Route): PairedRun => {
    const { id, name, position } = run;
    return { id, name, position, href, current: run === current };
  };
  return {
    bases: (isFrozen ? [base] : runs).map((run) => {
      // The run that one looked at cannot be held against itself.
      const focus = run === challenger ? base.id : challenger.id;
      return paired(run, base, link({ against: run.id, focus, cell: '' }));
    }),
    challengers: runs
      .filter((run) => run !== base)
      .map((run) => paired(run, challenger, link({ focus: run.id, cell: '' }))),
    figure: row.title,
    from: base.isReference ? row.cells[base.position]!.text : row.baseline,
    to: to.text,
    delta: to.delta,
    forest: { ...forest, rows: forest.rows.slice(0, 1) },
  };
}
