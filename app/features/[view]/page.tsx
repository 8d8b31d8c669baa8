import type { Metadata, Route } from 'next';
import { Suspense } from 'react';
import { type AppliedView, getView } from '#server/feature-store/registry';
import { LinkButton } from '../../_ui/link-button.tsx';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { queryValue, type SearchParams, toQuery } from '../../_ui/search-params.ts';
import { Tabs } from '../../_ui/tabs.tsx';
import { PlanDialog } from '../plan-dialog.tsx';
import { ChangePanel } from './change-panel.tsx';
import { JobsTab } from './jobs-tab.tsx';
import { LineageTab } from './lineage-tab.tsx';
import { LookupTab } from './lookup-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';
import { chooseTab, type ViewTab, viewTabs } from './view-tabs.ts';

export async function generateMetadata({ params }: PageProps<'/features/[view]'>): Promise<Metadata> {
  return { title: (await params).view };
}

export default async function ViewPage({ params, searchParams }: PageProps<'/features/[view]'>) {
  const view = await orNotFound(getView((await params).view));
  const search = await searchParams;
  const tab = chooseTab(search);
  return (
    <>
      <PageHeader
        crumb={{ href: '/features', title: 'Features' }}
        title={view.name}
        about={view.description}
        actions={
          <>
            <LinkButton href={`/features/${view.name}/point-in-time` as Route}>At a point in time</LinkButton>
            <LinkButton href={`/features/build${toQuery({ features: referencesOf(view) })}` as Route}>
              Build on it
            </LinkButton>
          </>
        }
      />
      <Tabs label="About this view" tabs={viewTabs(view.name, tab)} />
      {tab === 'overview' && (
        <Suspense>
          <ChangePanel view={view.name} />
        </Suspense>
      )}
      {queryValue(search, 'plan') && (
        <PlanDialog path={`/features/${view.name}` as Route} deleteData={queryValue(search, 'rows') === 'delete'} />
      )}
      <CurrentTab tab={tab} view={view} params={search} />
    </>
  );
}

function CurrentTab({ tab, view, params }: { tab: ViewTab; view: AppliedView; params: SearchParams }) {
  switch (tab) {
    case 'overview':
      return <OverviewTab view={view} params={params} />;
    case 'lineage':
      return <LineageTab view={view} />;
    case 'versions':
      return <VersionsTab view={view} params={params} />;
    case 'jobs':
      return <JobsTab view={view} />;
    case 'lookup':
      return <LookupTab view={view} params={params} />;
  }
}

/** Every feature that may be learned from: neither a label nor what gives one away. */
const referencesOf = ({ name, fields }: AppliedView): string =>
  fields
    .filter(({ classes, leaks }) => !classes && !leaks)
    .map((field) => `${name}:${field.name}`)
    .join(',');
