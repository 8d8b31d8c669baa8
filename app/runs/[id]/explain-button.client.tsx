'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { ExplanationKind } from '#server/runs/schema';
import { Button } from '../../_ui/button.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { JobProgress } from '../../_ui/job-progress.tsx';
import { requestJob } from '../../_ui/request-job.client.ts';
import { isWorking, useJob } from '../../_ui/use-job.client.ts';

/** Has a worker explain the run and shows how far it is; the page is drawn anew with the result. */
export function ExplainButton({ runId, kind, title }: { runId: string; kind: ExplanationKind; title: string }) {
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
    requestJob(`/api/v1/runs/${runId}/explanations`, { kind }).then(
      (requested) => setJobId(requested.id),
      (error: Error) => setRefusal(error.message),
    );
  };

  return (
    <div className="grid gap-2">
      <div>
        <Button onClick={start} disabled={working} aria-label={`Work out: ${title}`}>
          Work it out
        </Button>
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
