'use client';

import { useRouter } from 'next/navigation';
import { type DragEvent, useEffect, useId, useState } from 'react';
import type { IngestSummary } from '#server/feature-store/ingest-file';
import { Callout } from '../_ui/callout.tsx';
import { JobProgress } from '../_ui/job-progress.tsx';
import { ProgressBar } from '../_ui/progress-bar.tsx';
import { useJob } from '../_ui/use-job.client.ts';
import { IngestCounts } from './ingest-counts.tsx';
import { uploadFile } from './upload-file.client.ts';

type Sending = { state: 'idle' } | { state: 'sending'; share: number } | { state: 'refused'; message: string };

/** Takes a raw file by drop or by choice, sends it, and shows the ingest from the first byte to the counts. */
export function DropZone() {
  const router = useRouter();
  const id = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const finished = job?.status === 'finished';

  useEffect(() => {
    if (finished) router.refresh();
  }, [finished, router]);

  const send = (file: File | undefined) => {
    if (!file) return;
    setJobId(null);
    setSending({ state: 'sending', share: 0 });
    uploadFile(file, (share) => setSending({ state: 'sending', share })).then(
      (accepted) => {
        setSending({ state: 'idle' });
        setJobId(accepted.id);
      },
      (error: Error) => setSending({ state: 'refused', message: error.message }),
    );
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };

  return (
    <div className="grid gap-3">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`grid cursor-pointer place-items-center rounded-lg border border-dashed px-4 py-6 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent ${over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-sunken hover:bg-hover'}`}
      >
        <span className="font-medium">Drop a file of raw invoices here, or choose one</span>
        <span className="text-sm text-ink-faint">CSV, CSV.gz or Parquet, of any size: it is streamed</span>
        <input
          id={id}
          type="file"
          accept=".csv,.gz,.parquet"
          disabled={sending.state === 'sending'}
          onChange={(event) => send(event.target.files?.[0])}
          className="sr-only"
        />
      </label>
      {sending.state === 'sending' && <ProgressBar label="Sending" done={sending.share} total={1} />}
      {sending.state === 'refused' && (
        <Callout tone="failure" title="The file was not taken" role="alert">
          {sending.message}
        </Callout>
      )}
      {job && <JobProgress job={job} />}
      {finished && <IngestCounts ingest={job.result as IngestSummary} />}
    </div>
  );
}
