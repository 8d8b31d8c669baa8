import type { Entrant, Leaderboard } from '#server/runs/experiment-schema';
import { formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';
import { toQuery } from '../../_ui/search-params.ts';

export interface OwnerColumn {
  readonly owner: string;
  /** `3 runs, 2.4 s of training`. */
  readonly effort: string;
  /** In the order of the leaderboard, those without a place after them; the first of them. */
  readonly runs: readonly OwnedRun[];
  /** How many more there are, and where: the runs table with a query for them. */
  readonly more: number;
  readonly href: string;
}

/** As many runs of one person stand in a column. */
const MOST_SHOWN = 12;

export interface OwnedRun {
  readonly run: Entrant;
  readonly figure: string;
  /** `best`, `cannot be told from the best`, or empty. */
  readonly mark: string;
  readonly cost: string;
}

/** Everybody's runs in a column of their own, the owner of the best first, with what they cost. */
export function prepareOwners({ experiment, standings, unplaced }: Leaderboard): OwnerColumn[] {
  const byOwner = new Map<string, OwnedRun[]>();
  const add = (run: Entrant, figure: number | null, mark: string) => {
    const total = run.durations?.total;
    const owned = { run, figure: formatMetric(figure), mark, cost: total === undefined ? '—' : formatDuration(total) };
    byOwner.set(run.owner, [...(byOwner.get(run.owner) ?? []), owned]);
  };
  for (const [at, { run, figure, band }] of standings.entries()) {
    const shared = band === 1 ? 'cannot be told from the best' : '';
    if (run) add(run, figure, at === 0 ? 'best' : shared);
  }
  for (const { run } of unplaced) add(run, null, '');
  return [...byOwner].map(([owner, runs]) => {
    const spent = runs.reduce((sum, { run }) => sum + (run.durations?.total ?? 0), 0);
    const query = `experiment = ${JSON.stringify(experiment.name)} and owner = ${JSON.stringify(owner)}`;
    return {
      owner,
      runs: runs.slice(0, MOST_SHOWN),
      more: Math.max(0, runs.length - MOST_SHOWN),
      href: `/runs${toQuery({ q: query })}`,
      effort: `${formatQuantity(runs.length, 'run')}, ${formatDuration(spent)} of work`,
    };
  });
}
