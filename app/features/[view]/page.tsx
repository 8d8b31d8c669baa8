import type { Metadata } from 'next';
import { findTableStatistics, listIngests } from '#server/feature-store/ingests.repo';
import { getView } from '#server/feature-store/registry';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { JobButton } from '../../_ui/job-button.client.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { queryValue } from '../../_ui/search-params.ts';
import { Section } from '../../_ui/section.tsx';
import { FeatureTable } from './feature-table.tsx';
import { IngestList } from './ingest-list.tsx';
import { OnlineLookup } from './online-lookup.tsx';
import { prepareFeatureRows } from './prepare-feature-rows.ts';
import { ViewFacts } from './view-facts.tsx';

export async function generateMetadata({ params }: PageProps<'/features/[view]'>): Promise<Metadata> {
  return { title: (await params).view };
}

export default async function ViewPage({ params, searchParams }: PageProps<'/features/[view]'>) {
  const view = await orNotFound(getView((await params).view));
  const { table } = view.source;
  const [statistics, ingests] = await Promise.all([findTableStatistics(table), listIngests(table)]);
  return (
    <>
      <PageHeader
        crumb={{ href: '/features', title: 'Features' }}
        title={view.name}
        about={view.description}
        actions={<LinkButton href="/runs/new">Train on it</LinkButton>}
      />
      <div className="grid gap-4">
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <Section title="Where it comes from">
            <ViewFacts view={view} statistics={statistics} last={ingests[0]} />
          </Section>
          <Section title="Online store" about="The latest row of each key, where predictions read it">
            <div className="grid gap-4">
              <JobButton
                url="/api/v1/materializations"
                body={{ views: [view.name] }}
                title="Materialize now"
                done="Done: the online store has the latest row of every key."
              />
              <OnlineLookup view={view} lookup={queryValue(await searchParams, 'key').trim()} />
            </div>
          </Section>
        </div>
        <Section title="Features" flush>
          <FeatureTable rows={prepareFeatureRows(view.fields, statistics)} />
        </Section>
        <Section title="Ingests">
          {ingests.length === 0 ? (
            <EmptyState title="No file has been ingested yet" level="h3">
              <LinkButton href="/features">Bring data</LinkButton>
            </EmptyState>
          ) : (
            <IngestList ingests={ingests} />
          )}
        </Section>
      </div>
    </>
  );
}
