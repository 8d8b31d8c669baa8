'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { CancelJob } from '../../_ui/cancel-job.client.tsx';
import { JobProgress } from '../../_ui/job-progress.tsx';
import { isWorking, useJob } from '../../_ui/use-job.client.ts';

/** Follows a repetition and can stop it; when it has finished the page is drawn anew with its result. */
export function RepeatProgress({ id }: { id: string }) {
  const router = useRouter();
  const job = useJob(id);
  const finished = job?.status === 'finished';

  useEffect(() => {
    if (finished) router.refresh();
  }, [finished, router]);

  return (
    <div className="panel grid min-h-16 gap-3 p-4">
      {job && <JobProgress job={job} />}
      {job && isWorking(job.status) && <CancelJob id={id} />}
    </div>
  );
}
