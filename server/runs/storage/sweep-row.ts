import type { Split as SplitRow, Sweep as SweepRow } from '#server/platform/generated/client';
import type { Sweep, SweepFacts, SweepProgress, SweepStatus } from '../sweep-schema.ts';
import { toRunSplit } from './run-row.ts';

/** What is asked of a sweep and never changes, as it is stored. */
export type SweepPlan = Pick<Sweep, 'candidates' | 'settings' | 'search' | 'budget' | 'metric'>;

/** A row of the database in the words of the domain. */
export function toSweep(row: SweepRow & { split: SplitRow }): Sweep {
  return {
    id: row.id,
    name: row.name,
    owner: row.owner,
    status: row.status as SweepStatus,
    label: row.label,
    experimentId: row.experimentId,
    ...(row.plan as unknown as SweepPlan),
    split: toRunSplit(row.split),
    seed: Number(row.seed),
    allowLeakage: row.allowLeakage,
    codeVersion: row.codeVersion,
    facts: row.facts as unknown as SweepFacts | null,
    warnings: row.warnings as string[],
    progress: row.progress as SweepProgress | null,
    error: row.error,
    request: row.request as Sweep['request'],
    durationMs: row.durationMs,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}
