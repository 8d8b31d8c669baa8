import { type Batch, isResumable } from '#server/inference/batch-schema';
import { Callout } from '../../_ui/callout.tsx';
import { formatCount } from '../../_ui/format-number.ts';
import { ProgressBar } from '../../_ui/progress-bar.tsx';
import { RefreshWhileWorking } from '../../_ui/refresh-while-working.client.tsx';
import { BatchProgress } from './batch-progress.client.tsx';
import { ResumeBatch } from './resume-batch.client.tsx';

/** How far a batch without a result is, or why it stopped and how to go on. */
export function BatchState({ batch }: { batch: Batch }) {
  const { id, jobId, status, rowsRead, rowsTotal, error } = batch;
  if (isResumable(batch)) {
    const done =
      rowsRead > 0 ? ` ${formatCount(rowsRead)} of ${formatCount(rowsTotal)} customers are done and kept.` : '';
    return (
      <div className="panel grid gap-3 p-4">
        <Callout
          tone={status === 'failed' ? 'failure' : 'note'}
          title={status === 'failed' ? 'It failed' : 'Cancelled'}
        >
          {error ?? 'No reason was kept.'}
          {done}
        </Callout>
        <ResumeBatch id={id} />
      </div>
    );
  }
  if (jobId !== null) return <BatchProgress key={jobId} id={id} jobId={jobId} />;
  return (
    <div className="panel p-4">
      <RefreshWhileWorking />
      <ProgressBar label={`Scoring, on ${batch.executor ?? 'a terminal'}`} done={rowsRead} total={rowsTotal} />
    </div>
  );
}
