'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { CancelJob } from './cancel-job.client.tsx';
import { FormFailure } from './form-failure.tsx';
import { JobProgress } from './job-progress.tsx';
import { requestJob } from './request-job.client.ts';
import { isWorking, useJob } from './use-job.client.ts';

interface JobButtonProps {
  /** Where the work is asked for, and with what. */
  readonly url: string;
  readonly body: object;
  readonly title: string;
  /** Name for screen readers where the title alone would not say what is meant; starts with the title. */
  readonly label?: string;
  /** Said when it is done. */
  readonly done: string;
}

/** Has a worker do something and shows how far it is; then the page is drawn anew with what came of it. */
export function JobButton({ url, body, title, label, done }: JobButtonProps) {
  const router = useRouter();
  const [jobId, setJobId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const job = useJob(jobId);
  const working = jobId !== null && (!job || isWorking(job.status));
  const ended = job !== undefined && !isWorking(job.status);

  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);

  const start = () => {
    setRefusal(undefined);
    requestJob(url, body).then(
      (requested) => setJobId(requested.id),
      (error: Error) => setRefusal(error.message),
    );
  };

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={start} disabled={working} aria-label={label}>
          {title}
        </Button>
        <p role="status" className="text-sm text-ink-soft">
          {job?.status === 'finished' ? done : ''}
        </p>
      </div>
      {job && <JobProgress job={job} />}
      {jobId !== null && working && <CancelJob id={jobId} />}
      <FormFailure title="Not started" message={refusal} />
    </div>
  );
}
