import type { IngestSummary } from '#server/feature-store/ingest-file';
import type { Materialization } from '#server/feature-store/materializations.repo';
import type { RefreshSummary } from '#server/feature-store/refresh-features';
import type { BatchSummary } from '#server/inference/batch-schema';
import type { Job, Schedule, ScheduledKind } from '#server/jobs/schema';
import { formatCount, formatQuantity } from '../_ui/format-number.ts';
import type { ScheduleInput } from './schedule-input.ts';

const ingests = ({ newest = '', pipeline }: ScheduleInput) =>
  `Ingests ${newest}${pipeline ? ` by ${pipeline}` : ''} when it is new`;

const WORK: Readonly<Record<ScheduledKind, (input: ScheduleInput) => string>> = {
  refresh: (input) => `${ingests(input)}, then materializes ${input.views?.join(', ') ?? 'every view'}`,
  ingest: ingests,
  materialize: ({ views }) => `Materializes what is new of ${views?.join(', ') ?? 'every view'}`,
  score: ({ model, where }) => `Scores every customer${where ? ` where ${where}` : ''} with ${model}`,
};

/** What its jobs are asked with, in words. */
export function describeWork({ kind, input }: Pick<Schedule, 'kind' | 'input'>): string {
  return WORK[kind](input as ScheduleInput);
}

/** Whether a job waits or is at work. */
export const isOpen = ({ status }: Pick<Job, 'status'>): boolean => status === 'queued' || status === 'running';

/** What came of a job, in words: rows, or why there are none. */
export function describeOutcome({ kind, status, result, error, progress }: Job): string {
  if (status === 'queued') return 'waits for a worker';
  if (status === 'running') return progress?.detail ?? progress?.phase ?? 'starting';
  if (status !== 'finished') return error ?? 'no reason was kept';
  return RESULTS[kind as ScheduledKind](result);
}

const RESULTS: Readonly<Record<ScheduledKind, (result: unknown) => string>> = {
  refresh: (result) => {
    const { ingest, materializations } = result as RefreshSummary;
    return `${describeIngest(ingest)}, ${describeMaterializations(materializations)}`;
  },
  ingest: (result) => describeIngest(result as IngestSummary),
  materialize: (result) => describeMaterializations(result as Materialization[]),
  score: (result) => describeBatch(result as BatchSummary),
};

const describeIngest = ({ isRepeated, rows, fileName }: IngestSummary): string =>
  isRepeated ? `nothing new in ${fileName}` : `${formatQuantity(rows, 'row')} ingested from ${fileName}`;

const describeMaterializations = (runs: readonly Materialization[]): string =>
  `${formatQuantity(
    runs.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
    'row',
  )} written online`;

const describeBatch = ({ rows, scored, model, version, key }: BatchSummary): string =>
  `${formatQuantity(scored, 'customer')} of ${formatCount(rows)} scored with ${model} ${version}: ${key}`;
