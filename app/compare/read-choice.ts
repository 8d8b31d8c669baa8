import { MAJORITY } from '#server/runs/comparison-schema';
import type { Run } from '#server/runs/schema';
import { MOST_COMPARED } from '../_ui/identity.ts';
import type { SearchParams } from '../_ui/search-params.ts';
import { type CompareState, readCell } from './compare-state.ts';

/** `?runs=a,b` as links have it, or `?runs=a&runs=b` as a form without scripts sends it; each run once. */
export function readChoice({ runs = [] }: SearchParams): string[] {
  const ids = [runs].flat().flatMap((value) => value.split(','));
  return [...new Set(ids.map((id) => id.trim()).filter(Boolean))];
}

const UNFINISHED = {
  queued: 'is still waiting to be trained',
  running: 'is still training',
  failed: 'failed',
  cancelled: 'was cancelled',
} as const;

/** Why these runs cannot be compared, a sentence each; none when they can. `found` has null where there is no run. */
export function choiceProblems(ids: readonly string[], found: readonly (Run | null)[]): string[] {
  const problems = ids.flatMap((id, i) => {
    const run = found[i];
    if (!run) return [`There is no run ${id}`];
    return run.status === 'finished' ? [] : [`${run.name} ${UNFINISHED[run.status]}, so it has no report to compare`];
  });
  const [only] = found;
  if (ids.length === 1 && only) problems.push(`${only.name} alone is no comparison: check another run beside it`);
  if (ids.length > MOST_COMPARED) {
    problems.push(`${ids.length} runs asked for; a comparison shows at most ${MOST_COMPARED}`);
  }
  return problems;
}

/** Without what refers to runs that are not compared: a link that outlived a removed run still shows the others. */
export function sensibleState(state: CompareState, ids: readonly string[]): CompareState {
  const cell = readCell(state.cell);
  const isKnown = (id: string): boolean => ids.includes(id);
  const isCellKnown = cell !== null && isKnown(cell.of) && (cell.against === null || isKnown(cell.against));
  return {
    ...state,
    against: state.against === MAJORITY || isKnown(state.against) ? state.against : '',
    focus: isKnown(state.focus) ? state.focus : '',
    cell: isCellKnown ? state.cell : '',
  };
}
