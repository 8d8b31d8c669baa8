'use client';

import { useState } from 'react';
import { Button } from './button.tsx';
import { FormFailure } from './form-failure.tsx';
import { requestJob } from './request-job.client.ts';

/** Asks a job to stop at its next step; a queued one never begins. */
export function CancelJob({ id, url = `/api/v1/jobs/${id}/cancel` }: { id: string; url?: string }) {
  const [asked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const cancel = () => {
    setAsked(true);
    setRefusal(undefined);
    requestJob(url, {}).catch((error: Error) => {
      setAsked(false);
      setRefusal(error.message);
    });
  };
  return (
    <div className="grid justify-items-start gap-2">
      <Button onClick={cancel} disabled={asked}>
        {asked ? 'Stopping' : 'Cancel'}
      </Button>
      <FormFailure title="Not cancelled" message={refusal} />
    </div>
  );
}
