import { Suspense } from 'react';
import { describeView } from '#server/feature-store/describe-view';
import { type AppliedView, listViews } from '#server/feature-store/registry';
import { readFeatureUsers } from '#server/models/feature-users';
import { queryValue, type SearchParams } from '../../_ui/search-params.ts';
import { Section } from '../../_ui/section.tsx';
import { sayUsers } from '../prepare-catalogue.ts';
import { DriftSection } from './drift-section.tsx';
import { FeatureTable } from './feature-table.tsx';
import { prepareFeatureRows } from './prepare-feature-rows.ts';
import { labelChoices } from './prepare-relations.ts';
import { RelationSection } from './relation-section.tsx';
import { ViewFacts } from './view-facts.tsx';

/** What the view holds: where it comes from, its schema, its values, how they moved and what they say of a label. */
export async function OverviewTab({ view, params }: { view: AppliedView; params: SearchParams }) {
  const [described, views, users] = await Promise.all([describeView(view.name), listViews(), readFeatureUsers()]);
  const { statistics, ingests } = described;
  const [since, label] = [queryValue(params, 'since'), queryValue(params, 'label')];
  return (
    <div className="grid gap-4">
      <Section title="Where it comes from">
        <ViewFacts view={described} usedBy={sayUsers(users.ofView(view.name))} />
      </Section>
      <Section title="Features" flush>
        <FeatureTable rows={prepareFeatureRows(view.fields, statistics)} />
      </Section>
      <Suspense fallback={<Waiting title="Drift" />}>
        <DriftSection view={view} ingests={ingests} since={since} label={label} />
      </Suspense>
      <Suspense fallback={<Waiting title="Relation to a label" />}>
        <RelationSection view={view} choices={labelChoices(view, views, statistics)} label={label} since={since} />
      </Suspense>
    </div>
  );
}

function Waiting({ title }: { title: string }) {
  return (
    <Section title={title}>
      <p className="text-sm text-ink-faint">Reading the rows…</p>
    </Section>
  );
}
