import { EmptyState } from '../_ui/empty-state.tsx';
import { formatQuantity } from '../_ui/format-number.ts';
import { Section } from '../_ui/section.tsx';
import { FeatureList } from './feature-list.tsx';
import type { Catalogue } from './prepare-catalogue.ts';
import { ServiceTable } from './service-table.tsx';
import { ViewTable } from './view-table.tsx';

/** Views, services and features that were found. `isEmpty` when there is nothing to be found yet. */
export function CatalogueSections({ catalogue, isEmpty }: { catalogue: Catalogue; isEmpty: boolean }) {
  const { words, views, services, features } = catalogue;
  return (
    <>
      <Section title="Feature views" flush>
        {views.length > 0 ? <ViewTable rows={views} words={words} /> : <NoView isEmpty={isEmpty} />}
      </Section>
      {services.length > 0 && (
        <Section title="Feature services" flush>
          <ServiceTable rows={services} words={words} />
        </Section>
      )}
      {features.length > 0 && (
        <Section title="All features" about={formatQuantity(features.length, 'feature')} flush>
          <FeatureList rows={features} words={words} />
        </Section>
      )}
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
