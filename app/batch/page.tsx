import type { Metadata } from 'next';
import { listBatches } from '#server/inference/batches.repo';
import { listModels } from '#server/models/models.repo';
import { findStaleVersions } from '#server/models/stale-versions';
import { ScheduleSection } from '../_schedules/schedule-section.tsx';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { RefreshWhileWorking } from '../_ui/refresh-while-working.client.tsx';
import { queryValue } from '../_ui/search-params.ts';
import { Section } from '../_ui/section.tsx';
import { modelReferences } from '../models/model-references.ts';
import { BatchForm } from './batch-form.client.tsx';
import { BatchTable } from './batch-table.tsx';
import { prepareBatch } from './prepare-batch.ts';

export const metadata: Metadata = { title: 'Batch' };

export default async function BatchesPage({ searchParams }: PageProps<'/batch'>) {
  const params = await searchParams;
  const [models, batches] = await Promise.all([listModels(), listBatches()]);
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
        <Section title="Batches" flush>
          {batches.some(({ status }) => status === 'queued' || status === 'running') && <RefreshWhileWorking />}
          {batches.length === 0 ? (
            <EmptyState title="None yet" level="h3">
              What is scored here, on the command line or by a schedule is listed with where its file is.
            </EmptyState>
          ) : (
            <BatchTable batches={batches.map(prepareBatch)} />
          )}
        </Section>
        <ScheduleSection
          page="/batch"
          open={queryValue(params, 'schedule')}
          kinds={['score']}
          about="Score by the clock, each time with the features and the version of that moment."
        />
      </div>
    </>
  );
}
