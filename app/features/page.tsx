import type { Metadata } from 'next';
import { listIngests } from '#server/feature-store/ingests.repo';
import { listServices, listViews } from '#server/feature-store/registry';
import { EmptyState } from '../_ui/empty-state.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { Section } from '../_ui/section.tsx';
import { DropZone } from './drop-zone.client.tsx';
import { ServiceTable } from './service-table.tsx';
import { ViewTable } from './view-table.tsx';

export const metadata: Metadata = { title: 'Features' };

export default async function FeaturesPage() {
  const [views, services, ingests] = await Promise.all([listViews(), listServices(), listIngests()]);
  const rows = views.map((view) => ({ view, last: ingests.find((ingest) => ingest.table === view.source.table) }));
  return (
    <>
      <PageHeader
        title="Features"
        about="Views hold features by entity and time; services are named sets of them that models are trained on."
      />
      <div className="grid gap-4">
        <Section title="Feature views" flush>
          {views.length === 0 ? (
            <EmptyState title="Nothing has been applied yet" level="h3">
              Run <code className="font-mono text-sm">npx cookoff apply</code> to put the definitions of the feature
              repo into the registry.
            </EmptyState>
          ) : (
            <ViewTable rows={rows} />
          )}
        </Section>
        <Section
          title="Bring data"
          about="A raw file becomes rows of the offline store; every line left out is counted with its reason."
        >
          <DropZone />
        </Section>
        {services.length > 0 && (
          <Section title="Feature services" flush>
            <ServiceTable services={services} />
          </Section>
        )}
      </div>
    </>
  );
}
