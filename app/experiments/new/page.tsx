import type { Metadata } from 'next';
import { listViews } from '#server/feature-store/registry';
import { listSplits } from '#server/runs/splits.repo';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { labelOptions } from '../../runs/new/prepare-run-form.ts';
import { ExperimentForm } from './experiment-form.client.tsx';
import { prepareSplitOptions } from './prepare-split-options.ts';

export const metadata: Metadata = { title: 'New experiment' };

export default async function NewExperimentPage() {
  const [views, splits] = await Promise.all([listViews(), listSplits()]);
  return (
    <>
      <PageHeader
        crumb={{ href: '/experiments', title: 'Experiments' }}
        title="New experiment"
        about="What is fixed here is the same for all of its runs: that is what makes them comparable."
      />
      {views.length === 0 ? (
        <EmptyState title="There are no features yet">
          Define a view in <code className="font-mono text-sm">feature_repo/</code> and run{' '}
          <code className="font-mono text-sm">npx cookoff apply</code>.
        </EmptyState>
      ) : (
        <ExperimentForm labels={labelOptions(views)} splits={prepareSplitOptions(splits)} />
      )}
    </>
  );
}
