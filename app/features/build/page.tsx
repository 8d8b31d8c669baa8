import type { Metadata } from 'next';
import { type AppliedView, listViews } from '#server/feature-store/registry';
import { NoFeatures } from '../../_fields/no-features.tsx';
import { labelOptions, viewOptions } from '../../_fields/prepare-options.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { Builder } from './builder.client.tsx';
import { knownReferences, readChoice } from './read-choice.ts';

export const metadata: Metadata = { title: 'Build a feature set' };

export default async function BuildPage({ searchParams }: PageProps<'/features/build'>) {
  const views = await listViews();
  const model = {
    views: viewOptions(views),
    labels: labelOptions(views),
    textKeys: Object.fromEntries(views.map((view) => [view.name, textKeysOf(view)])),
  };
  return (
    <>
      <PageHeader
        crumb={{ href: '/features', title: 'Features' }}
        title="Build a feature set"
        about="Pick features of any views and see the rows that a model would learn from, joined as they were known at each moment."
      />
      {views.length === 0 ? (
        <NoFeatures />
      ) : (
        <Builder model={model} initial={readChoice(await searchParams, knownReferences(views))} />
      )}
    </>
  );
}

const textKeysOf = ({ joinKeys }: AppliedView): string[] =>
  joinKeys.filter(({ valueType }) => valueType === 'string').map(({ name }) => name);
