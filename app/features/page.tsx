import type { Metadata } from 'next';
import { summarizeViews } from '#server/feature-store/describe-view';
import { listServices } from '#server/feature-store/registry';
import { readFeatureUsers } from '#server/models/feature-users';
import { ScheduleSection } from '../_schedules/schedule-section.tsx';
import { EmptyState } from '../_ui/empty-state.tsx';
import { formatQuantity } from '../_ui/format-number.ts';
import { LinkButton } from '../_ui/link-button.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { queryValue } from '../_ui/search-params.ts';
import { Section } from '../_ui/section.tsx';
import { CatalogueFilter } from './catalogue-filter.tsx';
import { DropZone } from './drop-zone.client.tsx';
import { FeatureList } from './feature-list.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { prepareCatalogue } from './prepare-catalogue.ts';
import { ServiceTable } from './service-table.tsx';
import { ViewTable } from './view-table.tsx';

export const metadata: Metadata = { title: 'Features' };

export default async function FeaturesPage({ searchParams }: PageProps<'/features'>) {
  const params = await searchParams;
  const [views, services, users] = await Promise.all([summarizeViews(), listServices(), readFeatureUsers()]);
  const filter = {
    q: queryValue(params, 'q'),
    owner: queryValue(params, 'owner'),
    tag: queryValue(params, 'tag'),
    entity: queryValue(params, 'entity'),
  };
  const catalogue = prepareCatalogue({ views, services, users }, filter);
  const { words, features } = catalogue;
  return (
    <>
      <PageHeader
        title="Features"
        about="Views hold features by entity and time; services are named sets of them that models are trained on."
        actions={<LinkButton href="/features?plan=1">Plan and apply</LinkButton>}
      />
      {queryValue(params, 'plan') && (
        <PlanDialog path="/features" deleteData={queryValue(params, 'rows') === 'delete'} />
      )}
      <CatalogueFilter filter={filter} choices={catalogue.choices} />
      <div className="grid gap-4">
        <Section title="Feature views" flush>
          {catalogue.views.length > 0 ? (
            <ViewTable rows={catalogue.views} words={words} />
          ) : (
            <NoView isEmpty={views.length === 0} />
          )}
        </Section>
        {catalogue.services.length > 0 && (
          <Section title="Feature services" flush>
            <ServiceTable rows={catalogue.services} words={words} />
          </Section>
        )}
        {features.length > 0 && (
          <Section title="All features" about={formatQuantity(features.length, 'feature')} flush>
            <FeatureList rows={features} words={words} />
          </Section>
        )}
        <Section
          title="Bring data"
          about="A raw file becomes rows of the offline store; every line left out is counted with its reason."
        >
          <DropZone />
        </Section>
        <ScheduleSection page="/features" open={queryValue(params, 'schedule')} />
      </div>
    </>
  );
}

function NoView({ isEmpty }: { isEmpty: boolean }) {
  return isEmpty ? (
    <EmptyState title="Nothing has been applied yet" level="h3">
      Run <code className="font-mono text-sm">npx cookoff apply</code> to put the definitions of the feature repo into
      the registry.
    </EmptyState>
  ) : (
    <EmptyState title="No view fits" level="h3">
      Search for another word, or show all.
    </EmptyState>
  );
}
