import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { findBatchOfJob, getBatch } from '#server/inference/batches.repo';
import { Moment } from '../../_ui/moment.tsx';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { StatusBadge } from '../../_ui/status-badge.tsx';
import { prepareBatch } from '../prepare-batch.ts';
import { BatchResult } from './batch-result.tsx';
import { BatchState } from './batch-state.tsx';

export const metadata: Metadata = { title: 'Batch' };

export default async function BatchPage({ params }: PageProps<'/batch/[id]'>) {
  const { id } = await params;
  // Lists of jobs, such as the lineage of a view, know the job only.
  const ofJob = await findBatchOfJob(id);
  if (ofJob) redirect(`/batch/${ofJob.id}` as Route);
  const batch = await orNotFound(getBatch(id));
  const { model, status, asked, by, createdAt } = prepareBatch(batch);
  return (
    <>
      <PageHeader
        crumb={{ href: '/batch', title: 'Batch' }}
        title={
          <>
            {model} <StatusBadge status={status} />
          </>
        }
        about={
          <>
            {asked}, asked for by {by} <Moment date={createdAt} />
          </>
        }
      />
      {batch.result ? <BatchResult id={id} summary={batch.result} /> : <BatchState batch={batch} />}
    </>
  );
}
