import type { Metadata } from 'next';
import { listJobs } from '#server/jobs/jobs.repo';
import { listModels } from '#server/models/models.repo';
import { findStaleVersions } from '#server/models/stale-versions';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { Section } from '../_ui/section.tsx';
import { modelReferences } from '../models/model-references.ts';
import { BatchForm } from './batch-form.client.tsx';
import { BatchTable } from './batch-table.tsx';
import { prepareBatch } from './prepare-batch.ts';

export const metadata: Metadata = { title: 'Batch' };

export default async function BatchPage() {
  const [models, jobs] = await Promise.all([listModels(), listJobs({ kind: 'score' })]);
  const references = modelReferences(models, await findStaleVersions(models.flatMap(({ versions }) => versions)));
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
            <BatchTable batches={jobs.map(prepareBatch)} />
          )}
        </Section>
      </div>
    </>
  );
}
