import type { Metadata } from 'next';
import { type AppliedView, listViews } from '#server/feature-store/registry';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { featureOptions, labelOptions } from '../../runs/new/prepare-run-form.ts';
import { Builder } from './builder.client.tsx';
import { knownReferences, readChoice } from './read-choice.ts';

export const metadata: Metadata = { title: 'Build a feature set' };

export default async function BuildPage({ searchParams }: PageProps<'/features/build'>) {
  const views = await listViews();
  const model = {
    views: views.map((view) => ({ name: view.name, features: featureOptions(view) })),
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
        <div className="panel">
          <EmptyState title="There are no features yet">
            Define a view in <code className="font-mono text-sm">feature_repo/</code> and run{' '}
            <code className="font-mono text-sm">npx cookoff apply</code>.
          </EmptyState>
        </div>
      ) : (
        <Builder model={model} initial={readChoice(await searchParams, knownReferences(views))} />
      )}
    </>
  );
}

const textKeysOf = ({ joinKeys }: AppliedView): string[] =>
  joinKeys.filter(({ valueType }) => valueType === 'string').map(({ name }) => name);
