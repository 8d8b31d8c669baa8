import type { IngestSummary } from '#server/feature-store/ingest-file';
import type { Materialization } from '#server/feature-store/materializations.repo';
import type { RefreshSummary } from '#server/feature-store/refresh-features';
import type { Job, Schedule } from '#server/jobs/schema';
import { formatQuantity } from '../_ui/format-number.ts';

/** What its jobs are asked with, in words. */
export function describeWork({ kind, input }: Pick<Schedule, 'kind' | 'input'>): string {
  const { newest = '', pipeline, views } = input as { newest?: string; pipeline?: string; views?: string[] };
  const by = pipeline ? ` by ${pipeline}` : '';
  const into = views?.join(', ') ?? 'every view';
  if (kind === 'ingest') return `Ingests ${newest}${by} when it is new`;
  if (kind === 'materialize') return `Materializes what is new of ${into}`;
  return `Ingests ${newest}${by} when it is new, then materializes ${into}`;
}

/** Whether a job waits or is at work. */
export const isOpen = ({ status }: Pick<Job, 'status'>): boolean => status === 'queued' || status === 'running';

/** What came of a job, in words: rows, or why there are none. */
export function describeOutcome({ kind, status, result, error, progress }: Job): string {
  if (status === 'queued') return 'waits for a worker';
  if (status === 'running') return progress?.detail ?? progress?.phase ?? 'starting';
  if (status !== 'finished') return error ?? 'no reason was kept';
  if (kind === 'ingest') return describeIngest(result as IngestSummary);
  if (kind === 'materialize') return describeMaterializations(result as Materialization[]);
  const { ingest, materializations } = result as RefreshSummary;
  return `${describeIngest(ingest)}, ${describeMaterializations(materializations)}`;
}

const describeIngest = ({ isRepeated, rows, fileName }: IngestSummary): string =>
  isRepeated ? `nothing new in ${fileName}` : `${formatQuantity(rows, 'row')} ingested from ${fileName}`;

const describeMaterializations = (runs: readonly Materialization[]): string =>
  `${formatQuantity(
    runs.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
    'row',
  )} written online`;
