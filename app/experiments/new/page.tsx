import type { Metadata } from 'next';
import { listViews } from '#server/feature-store/registry';
import { listSplits } from '#server/runs/splits.repo';
import { NoFeatures } from '../../_fields/no-features.tsx';
import { labelOptions } from '../../_fields/prepare-options.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
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
        <NoFeatures />
      ) : (
        <ExperimentForm labels={labelOptions(views)} splits={prepareSplitOptions(splits)} />
      )}
    </>
  );
}
