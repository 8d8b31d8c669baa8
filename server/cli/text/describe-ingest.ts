import type { IngestSummary } from '#server/feature-store/ingest-file';
import { textTable } from '../table.ts';

const whole = (value: number): string => value.toLocaleString('en-US');

/** Counts along the way, what was left out and why, and where the rows are. */
export function describeIngest(ingest: IngestSummary): string {
  if (ingest.isRepeated) {
    return (
      `Nothing new: ${ingest.fileName} was ingested into ${ingest.table} as of ${ingest.asOf.toISOString()} ` +
      `(ingest ${ingest.id}). cookoff ingest --again ${ingest.id} does it once more.`
    );
  }
  const counts = Object.entries(ingest.counts).map(([name, count]) => [
    name,
    Array.isArray(count) ? count.map(whole).join(' / ') : whole(count),
  ]);
  const dropped = ingest.dropped.map(({ reason, unit, count }) => [reason, whole(count), unit]);
  return [
    `Ingested ${ingest.fileName} into ${ingest.table}: ${whole(ingest.rows)} rows as of ${ingest.asOf.toISOString()} ` +
      `in ${(ingest.durationMs / 1000).toFixed(1)} s.`,
    ...ingest.warnings.map((warning) => `Warning: ${warning}`),
    '',
    textTable([{ header: 'count' }, { header: '', align: 'right' }], counts),
    '',
    textTable([{ header: 'left out' }, { header: '', align: 'right' }, { header: 'unit' }], dropped),
  ].join('\n');
}
