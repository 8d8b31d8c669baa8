import type { Metadata } from 'next';
import { getJob } from '#server/jobs/jobs.repo';
import { Moment } from '../../_ui/moment.tsx';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { StatusBadge } from '../../_ui/status-badge.tsx';
import { batchSummary, prepareBatch } from '../prepare-batch.ts';
import { BatchProgress } from './batch-progress.client.tsx';
import { BatchResult } from './batch-result.tsx';

export const metadata: Metadata = { title: 'Batch job' };

export default async function BatchJobPage({ params }: PageProps<'/batch/[id]'>) {
  const job = await orNotFound(getJob((await params).id));
  const batch = prepareBatch(job);
  const summary = batchSummary(job);
  return (
    <>
      <PageHeader
        crumb={{ href: '/batch', title: 'Batch' }}
        title={
          <>
            {batch.model} <StatusBadge status={batch.status} />
          </>
        }
        about={
          <>
            {batch.asked}, asked for by {batch.by} <Moment date={batch.createdAt} />
          </>
        }
      />
      {summary ? <BatchResult summary={summary} /> : <BatchProgress id={job.id} />}
    </>
  );
}
