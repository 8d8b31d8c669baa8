import type { Metadata } from 'next';
import Link from 'next/link';
import { listJobs } from '#server/jobs/jobs.repo';
import { listModels } from '#server/models/models.repo';
import { DataTable } from '../_ui/data-table.tsx';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { Moment } from '../_ui/moment.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { Section } from '../_ui/section.tsx';
import { StatusBadge } from '../_ui/status-badge.tsx';
import { modelReferences } from '../models/model-references.ts';
import { BatchForm } from './batch-form.client.tsx';
import { prepareBatch } from './prepare-batch.ts';

export const metadata: Metadata = { title: 'Batch' };

export default async function BatchPage() {
  const [models, jobs] = await Promise.all([listModels(), listJobs({ kind: 'score' })]);
  const references = modelReferences(models);
  return (
    <>
      <PageHeader title="Batch" about="Scores many customers from the offline store into one Parquet file." />
      <div className="grid gap-4">
        <Section title="Score">
          {references.length === 0 ? (
            <EmptyState title="No model can score yet" level="h3">
              <LinkButton href="/runs">Promote a run first</LinkButton>
            </EmptyState>
          ) : (
            <BatchForm references={references} />
          )}
        </Section>
        <Section title="Batch jobs" flush>
          {jobs.length === 0 ? (
            <EmptyState title="None yet" level="h3" />
          ) : (
            <DataTable
              caption="Batch jobs"
              rows={jobs.map(prepareBatch)}
              rowKey={(batch) => batch.id}
              columns={[
                {
                  key: 'model',
                  title: 'Model',
                  cell: (batch) => (
                    <Link href={`/batch/${batch.id}`} className="font-medium hover:text-accent hover:underline">
                      {batch.model}
                    </Link>
                  ),
                },
                { key: 'status', title: 'State', cell: (batch) => <StatusBadge status={batch.status} /> },
                { key: 'asked', title: 'Asked for', cell: (batch) => batch.asked },
                { key: 'scored', title: 'Scored', align: 'right', cell: (batch) => batch.scored },
                { key: 'by', title: 'By', cell: (batch) => batch.by },
                {
                  key: 'created',
                  title: 'Started',
                  align: 'right',
                  cell: (batch) => <Moment date={batch.createdAt} />,
                },
              ]}
            />
          )}
        </Section>
      </div>
    </>
  );
}
