import type { Route } from 'next';
import { toQuery } from '../_ui/search-params.ts';
import { type CompareState, toParams } from './compare-state.ts';

/** What follows the runs in the address when they come in another order, or others come: the baseline stays who it is. */
export function queryBesideRuns(state: CompareState, referenceId: string | null): string {
  const against = state.against || (referenceId ?? '');
  return toQuery(toParams({ ...state, against, cell: '' })).slice(1);
}

/** The comparison of these runs; `query` as `queryBesideRuns` has it. */
export const addressOf = (runs: readonly string[], query: string): Route =>
  `/compare?runs=${runs.join(',')}${query && `&${query}`}` as Route;

/** The same runs with one of them elsewhere. @throws RangeError where there is no such place. */
export function movedTo(runs: readonly string[], from: number, to: number): string[] {
  const moved = runs[from];
  if (moved === undefined || !(to >= 0 && to < runs.length)) {
    throw new RangeError(`movedTo: from ${from} to ${to}, but there are ${runs.length} runs`);
  }
  return runs.toSpliced(from, 1).toSpliced(to, 0, moved);
}
