import type { Metadata } from 'next';
import { summarizeViews } from '#server/feature-store/describe-view';
import { listServices } from '#server/feature-store/registry';
import { readFeatureUsers } from '#server/models/feature-users';
import { ScheduleSection } from '../_schedules/schedule-section.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { queryValue } from '../_ui/search-params.ts';
import { Section } from '../_ui/section.tsx';
import { CatalogueFilter } from './catalogue-filter.tsx';
import { CatalogueSections } from './catalogue-sections.tsx';
import { DropZone } from './drop-zone.client.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { prepareCatalogue } from './prepare-catalogue.ts';

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
  return (
    <>
      <PageHeader
        title="Features"
        about="Views hold features by entity and time; services are named sets of them that models are trained on."
        actions={
          <>
            <LinkButton href="/features?plan=1">Plan and apply</LinkButton>
            <LinkButton href="/features/build" tone="primary">
              Build a feature set
            </LinkButton>
          </>
        }
      />
      {queryValue(params, 'plan') && (
        <PlanDialog path="/features" deleteData={queryValue(params, 'rows') === 'delete'} />
      )}
      <CatalogueFilter filter={filter} choices={catalogue.choices} />
      <div className="grid gap-4">
        <CatalogueSections catalogue={catalogue} isEmpty={views.length === 0} />
        <Section
          title="Bring data"
          about="A raw file becomes rows of the offline store; every line left out is counted with its reason."
        >
          <DropZone />
        </Section>
        <ScheduleSection
          page="/features"
          open={queryValue(params, 'schedule')}
          kinds={['refresh', 'ingest', 'materialize']}
          about="Ingest and materialize by the clock, so that today's features are there in the morning."
        />
      </div>
    </>
  );
}
