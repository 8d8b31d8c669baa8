import type { Run, RunStatus } from '#server/runs/schema';
import { RUN_ALGORITHMS } from '#server/runs/schema';
import { formatMetric, formatQuantity } from '../_ui/format-number.ts';
import { type PlainDelta, prepareDelta } from '../_ui/prepare-delta.ts';

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
  readonly delta: PlainDelta | null;
  /** Features that give the label away, or empty. */
  readonly leaks: string;
  readonly imported: boolean;
  /** All of them as one text, or empty. */
  readonly warnings: string;
  readonly createdAt: Date;
}

/** Runs as rows of a table, in the order given. */
export function prepareRunRows(runs: readonly Run[]): RunRow[] {
  return runs.map((run) => ({
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
