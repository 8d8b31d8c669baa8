'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { requestJob } from '../../_ui/request-job.client.ts';

/** Has a worker go on with a batch that stopped. */
export function ResumeBatch({ id }: { id: string }) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const resume = () => {
    setAsked(true);
    setRefusal(undefined);
    requestJob(`/api/v1/batches/${id}/resume`, {}).then(
      () => router.refresh(),
      (error: Error) => {
        setAsked(false);
        setRefusal(error.message);
      },
    );
  };
  return (
    <div className="grid justify-items-start gap-2">
      <Button tone="primary" onClick={resume} disabled={asked}>
        Resume
      </Button>
      <FormFailure title="Not resumed" message={refusal} />
    </div>
  );
}
