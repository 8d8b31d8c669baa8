import type { Ingest } from '#server/feature-store/ingests.repo';
import { formatQuantity } from '../../_ui/format-number.ts';
import { formatDuration, formatMoment } from '../../_ui/format-time.ts';
import { Moment } from '../../_ui/moment.tsx';
import { IngestCounts } from '../ingest-counts.tsx';

/** Every file that filled the view, newest first, with what it counted and left out. */
export function IngestList({ ingests }: { ingests: readonly Ingest[] }) {
  return (
    <ol className="grid gap-4">
      {ingests.map((ingest) => (
        <li key={ingest.id} className="border-b border-line/70 pb-4 last:border-0 last:pb-0">
          <p className="mb-2 text-sm">
            <span className="font-medium">{ingest.fileName}</span>{' '}
            <span className="text-ink-faint">
              by {ingest.by}, <Moment date={ingest.createdAt} />: {formatQuantity(ingest.rows, 'row')} as of{' '}
              {formatMoment(ingest.asOf)}, in {formatDuration(ingest.durationMs)}
            </span>
          </p>
          <IngestCounts ingest={ingest} />
        </li>
      ))}
    </ol>
  );
}
