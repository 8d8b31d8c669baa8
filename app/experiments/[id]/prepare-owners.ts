import type { Leaderboard } from '#server/runs/experiment-schema';
import type { Run } from '#server/runs/schema';
import { formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';

export interface OwnerColumn {
  readonly owner: string;
  /** `3 runs, 2.4 s of training`. */
  readonly effort: string;
  /** In the order of the leaderboard, those without a place after them. */
  readonly runs: readonly OwnedRun[];
}

export interface OwnedRun {
  readonly run: Run;
  readonly figure: string;
  /** 1 for those that cannot be told from the best; null without a place. */
  readonly band: number | null;
  readonly cost: string;
}

/** Everybody's runs in a column of their own, the owner of the best first, with what they cost. */
export function prepareOwners({ standings, unplaced }: Leaderboard): OwnerColumn[] {
  const byOwner = new Map<string, OwnedRun[]>();
  const add = (run: Run, figure: number | null, band: number | null) => {
    const total = run.durations?.total;
    const owned = { run, figure: formatMetric(figure), band, cost: total === undefined ? '—' : formatDuration(total) };
    byOwner.set(run.owner, [...(byOwner.get(run.owner) ?? []), owned]);
  };
  for (const { run, figure, band } of standings) if (run) add(run, figure, band);
  for (const { run } of unplaced) add(run, null, null);
  return [...byOwner].map(([owner, runs]) => {
    const spent = runs.reduce((sum, { run }) => sum + (run.durations?.total ?? 0), 0);
    return { owner, runs, effort: `${formatQuantity(runs.length, 'run')}, ${formatDuration(spent)} of work` };
  });
}
