import type { Run, RunStatus } from '#server/runs/schema';
import { RUN_ALGORITHMS } from '#server/runs/schema';
import { formatMetric, formatQuantity } from '../_ui/format-number.ts';
import { type Delta, prepareDelta } from '../_ui/prepare-delta.ts';

export interface RunRow {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly status: RunStatus;
  readonly algorithm: string;
  readonly features: string;
  readonly f1Macro: string;
  readonly accuracy: string;
  readonly baseline: string;
  /** Macro F1 against the majority class on the same rows. */
  readonly delta: Delta | null;
  /** Features that give the label away, or empty. */
  readonly leaks: string;
  readonly imported: boolean;
  /** All of them as one text, or empty. */
  readonly warnings: string;
  readonly createdAt: Date;
}

export const RUN_SORTS = ['created', 'name', 'owner', 'f1_macro', 'accuracy'] as const;
export type RunSort = (typeof RUN_SORTS)[number];
export type Direction = 'ascending' | 'descending';

const VALUE: Record<RunSort, (run: Run) => string | number> = {
  created: (run) => run.createdAt.getTime(),
  name: (run) => run.name.toLowerCase(),
  owner: (run) => run.owner.toLowerCase(),
  f1_macro: (run) => run.report?.metrics.f1_macro ?? -1,
  accuracy: (run) => run.report?.metrics.accuracy ?? -1,
};

/** Runs as rows of a table, sorted; ties stay in the order given, so newest first. */
export function prepareRunRows(runs: readonly Run[], sort: RunSort, direction: Direction): RunRow[] {
  const value = VALUE[sort];
  const sign = direction === 'ascending' ? 1 : -1;
  return runs
    .toSorted((a, b) => sign * (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0))
    .map((run) => ({
      id: run.id,
      name: run.name,
      owner: run.owner,
      status: run.status,
      algorithm: RUN_ALGORITHMS[run.algorithm].title,
      features: run.service ?? formatQuantity(run.features.length, 'feature'),
      f1Macro: formatMetric(run.report?.metrics.f1_macro),
      accuracy: formatMetric(run.report?.metrics.accuracy),
      baseline: formatMetric(run.baseline?.metrics.accuracy),
      delta: prepareDelta('f1_macro', run.report?.metrics.f1_macro ?? null, run.baseline?.metrics.f1_macro ?? null),
      leaks: run.leaks.map(({ feature }) => feature).join(', '),
      imported: run.imported !== null,
      warnings: run.warnings.join('\n'),
      createdAt: run.createdAt,
    }));
}

/** Runs whose name or owner has the text, in the given state. Empty means any. */
export function filterRuns(runs: readonly Run[], text: string, status: string): Run[] {
  const wanted = text.trim().toLowerCase();
  return runs.filter(
    (run) =>
      (status === '' || run.status === status) &&
      (wanted === '' ||
        `${run.name} ${run.owner} ${run.service ?? ''} ${run.features.join(' ')}`.toLowerCase().includes(wanted)),
  );
}
