'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { CancelJob } from '../../_ui/cancel-job.client.tsx';
import { JobProgress } from '../../_ui/job-progress.tsx';
import { isWorking, useJob } from '../../_ui/use-job.client.ts';

/** Follows the job of a batch; when it has ended the page is drawn anew with what came of it. */
export function BatchProgress({ id, jobId }: { id: string; jobId: string }) {
  const router = useRouter();
  const job = useJob(jobId);
  const hasEnded = job !== undefined && !isWorking(job.status);

  useEffect(() => {
    if (hasEnded) router.refresh();
  }, [hasEnded, router]);

  return (
    <div className="panel grid min-h-16 gap-3 p-4">
      {job && <JobProgress job={job} />}
      {job && !hasEnded && <CancelJob id={jobId} url={`/api/v1/batches/${id}/cancel`} />}
    </div>
  );
}
