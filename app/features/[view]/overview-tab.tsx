import { findTableStatistics, listIngests } from '#server/feature-store/ingests.repo';
import type { AppliedView } from '#server/feature-store/registry';
import { Section } from '../../_ui/section.tsx';
import { FeatureTable } from './feature-table.tsx';
import { prepareFeatureRows } from './prepare-feature-rows.ts';
import { ViewFacts } from './view-facts.tsx';

/** What the view holds: where it comes from, its schema and what its values look like. */
export async function OverviewTab({ view }: { view: AppliedView }) {
  const { table } = view.source;
  const [statistics, ingests] = await Promise.all([findTableStatistics(table), listIngests(table)]);
  return (
    <div className="grid gap-4">
      <Section title="Where it comes from">
        <ViewFacts view={view} statistics={statistics} last={ingests[0]} />
      </Section>
      <Section title="Features" flush>
        <FeatureTable rows={prepareFeatureRows(view.fields, statistics)} />
      </Section>
    </div>
  );
}
