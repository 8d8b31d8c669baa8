'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '../../_ui/button.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { JobProgress } from '../../_ui/job-progress.tsx';
import { requestJob } from '../../_ui/request-job.client.ts';
import { isWorking, useJob } from '../../_ui/use-job.client.ts';

/** Writes what is new in the offline store to the online store and shows how far it is. */
export function MaterializeButton({ view }: { view: string }) {
  const router = useRouter();
  const [jobId, setJobId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const job = useJob(jobId);
  const working = jobId !== null && (!job || isWorking(job.status));
  const finished = job?.status === 'finished';

  useEffect(() => {
    if (finished) router.refresh();
  }, [finished, router]);

  const start = () => {
    setRefusal(null);
    requestJob('/api/v1/materializations', { views: [view] }).then(
      (requested) => setJobId(requested.id),
      (error: Error) => setRefusal(error.message),
    );
  };

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={start} disabled={working}>
          Materialize now
        </Button>
        <p role="status" className="text-sm text-ink-soft">
          {finished ? 'Done: the online store has the latest row of every key.' : ''}
        </p>
      </div>
      {job && <JobProgress job={job} />}
      {refusal && (
        <Callout tone="failure" title="Not started" role="alert">
          {refusal}
        </Callout>
      )}
    </div>
  );
}
