import type { Route } from 'next';
import type { Run } from '#server/runs/schema';
import { LinkButton } from '../../_ui/link-button.tsx';
import { CancelRun } from './cancel-run.client.tsx';
import { RerunButton } from './rerun-button.client.tsx';

/** What one can do with a run in the state it is in. */
export function RunActions({ run: { id, status, cancelRequested, algorithm, imported } }: { run: Run }) {
  const isLive = status === 'queued' || status === 'running';
  const isRepeatable = !isLive && algorithm !== 'onnx' && !imported;
  return (
    <>
      {isLive && <CancelRun id={id} requested={cancelRequested} />}
      {isRepeatable && <RerunButton id={id} title={status === 'finished' ? 'Run again' : 'Retry'} />}
      <LinkButton href={`/runs/new?from=${id}` as Route}>Clone and edit</LinkButton>
      {status === 'finished' && <LinkButton href={`/compare?runs=${id}` as Route}>Compare</LinkButton>}
    </>
  );
}
