import { Callout } from './callout.tsx';
import { ProgressBar } from './progress-bar.tsx';
import type { WatchedJob } from './use-job.client.ts';

const sentence = (phase: string) => `${phase[0]?.toUpperCase() ?? ''}${phase.slice(1)}`;

/** How far a job is, or why it ended without a result. A finished job draws nothing: its page shows the result. */
export function JobProgress({ job }: { job: WatchedJob }) {
  if (job.status === 'failed') {
    return (
      <Callout tone="failure" title="It failed" role="alert">
        {job.error ?? 'No reason was kept; the log of the worker has it.'}
      </Callout>
    );
  }
  if (job.status === 'cancelled') return <Callout tone="note" title="Cancelled" role="status" />;
  if (job.status === 'finished') return null;
  const phase = job.status === 'queued' ? 'waiting for a worker' : (job.progress?.phase ?? 'starting');
  const fraction = job.progress?.fraction ?? null;
  const detail = job.status === 'running' ? job.progress?.detail : undefined;
  return (
    <ProgressBar
      label={sentence(phase)}
      done={fraction ?? 0}
      total={fraction === null ? 0 : 1}
      {...(detail && { detail })}
    />
  );
}
