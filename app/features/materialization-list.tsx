import { isResumable, type Materialization } from '#server/feature-store/materializations.repo';
import { formatCount } from '../_ui/format-number.ts';
import { formatDuration, formatMoment } from '../_ui/format-time.ts';
import { JobButton } from '../_ui/job-button.client.tsx';
import { Moment } from '../_ui/moment.tsx';
import { StatusBadge } from '../_ui/status-badge.tsx';
import { RunningMaterialization } from './running-materialization.client.tsx';

/** Runs of materialize for one view, newest first: what each did, how far one is, and how to go on with one that stopped. */
export function MaterializationList({ runs }: { runs: readonly Materialization[] }) {
  return (
    <ol className="grid gap-3">
      {runs.map((run) => (
        <li key={run.id} className="grid gap-2 border-b border-line/70 pb-3 last:border-0 last:pb-0">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
            <StatusBadge status={run.status} />
            <span>{describeCounts(run)}</span>
            <span className="text-ink-faint">
              by {run.by}, <Moment date={run.createdAt} />
              {run.finishedAt && `, in ${formatDuration(run.finishedAt.getTime() - run.createdAt.getTime())}`}
            </span>
          </div>
          <p className="text-xs text-ink-faint">
            {run.cursor?.incremental ? 'What was new' : 'Events'} from {formatMoment(run.startAt)} to{' '}
            {formatMoment(run.endAt)}, version {run.viewVersion}
          </p>
          {run.error && <p className="text-sm wrap-anywhere text-worse">{run.error}</p>}
          {run.status === 'running' && (
            <RunningMaterialization jobId={run.jobId} rowsTotal={run.rowsTotal} rowsRead={run.rowsRead} />
          )}
          {isResumable(run) && (
            <JobButton
              url="/api/v1/materializations"
              body={{ resume: run.id }}
              title="Resume"
              label={`Resume the materialization of ${formatMoment(run.createdAt)}`}
              done="Done: it went on to its end."
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function describeCounts({ rowsTotal, rowsRead, rowsWritten, rowsSkipped, status }: Materialization): string {
  if (rowsTotal === 0 && status !== 'finished')
    return status === 'running' ? 'reading' : 'stopped before the first row';
  const read = status === 'finished' ? formatCount(rowsRead) : `${formatCount(rowsRead)} of ${formatCount(rowsTotal)}`;
  const skipped = rowsSkipped > 0 ? `, ${formatCount(rowsSkipped)} older than stored` : '';
  return `${read} rows read, ${formatCount(rowsWritten)} written${skipped}`;
}
