'use client';

import type { RowCounts } from '#server/feature-store/materializations.repo';
import { CancelJob } from '../_ui/cancel-job.client.tsx';
import { formatCount } from '../_ui/format-number.ts';
import { JobProgress } from '../_ui/job-progress.tsx';
import { ProgressBar } from '../_ui/progress-bar.tsx';
import { RefreshWhileWorking } from '../_ui/refresh-while-working.client.tsx';
import { useJob } from '../_ui/use-job.client.ts';

interface RunningMaterializationProps extends Pick<RowCounts, 'rowsTotal' | 'rowsRead'> {
  /** Null for one that was begun in a terminal, which alone can stop it. */
  readonly jobId: string | null;
}

/** How far a materialization is, whoever began it; the page is drawn anew until it ends. */
export function RunningMaterialization({ jobId, rowsTotal, rowsRead }: RunningMaterializationProps) {
  const job = useJob(jobId);
  if (jobId === null) {
    const detail = rowsTotal > 0 ? `${formatCount(rowsRead)} of ${formatCount(rowsTotal)} rows read` : 'reading';
    return (
      <>
        <RefreshWhileWorking />
        <ProgressBar label="Begun in a terminal" done={rowsRead} total={rowsTotal} detail={detail} />
      </>
    );
  }
  return (
    <div className="grid gap-2">
      <RefreshWhileWorking />
      {job && <JobProgress job={job} />}
      <CancelJob id={jobId} />
    </div>
  );
}
