'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { JobProgress } from '../../_ui/job-progress.tsx';
import { useJob } from '../../_ui/use-job.client.ts';

/** Follows a batch job; when it has finished the page is drawn anew with its result. */
export function BatchProgress({ id }: { id: string }) {
  const router = useRouter();
  const job = useJob(id);
  const finished = job?.status === 'finished';

  useEffect(() => {
    if (finished) router.refresh();
  }, [finished, router]);

  return <div className="panel min-h-16 p-4">{job && <JobProgress job={job} />}</div>;
}
