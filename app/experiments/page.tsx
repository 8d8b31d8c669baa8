import type { Metadata } from 'next';
import Link from 'next/link';
import { featureName } from '#server/models/vocabulary';
import type { ExperimentSummary } from '#server/runs/experiment-schema';
import { listExperiments } from '#server/runs/experiments.repo';
import { type Column, DataTable } from '../_ui/data-table.tsx';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { METRIC_TITLES } from '../_ui/metric-names.ts';
import { Moment } from '../_ui/moment.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { queryValue } from '../_ui/search-params.ts';

export const metadata: Metadata = { title: 'Experiments' };

const COLUMNS: Column<ExperimentSummary>[] = [
  {
    key: 'name',
    title: 'Experiment',
    cell: ({ id, name, question }) => (
      <span className="block min-w-40">
        <Link href={`/experiments/${id}`} className="font-medium hover:text-accent hover:underline">
          {name}
        </Link>
        <span className="block text-xs text-ink-faint">{question}</span>
      </span>
    ),
  },
  { key: 'label', title: 'Label', cell: ({ label }) => <span title={label}>{featureName(label)}</span> },
  { key: 'metric', title: 'Ranked by', cell: ({ metric }) => METRIC_TITLES[metric] },
  { key: 'runs', title: 'Runs', align: 'right', cell: ({ runs }) => runs },
  { key: 'sweeps', title: 'Sweeps', align: 'right', cell: ({ sweeps }) => sweeps },
  { key: 'owners', title: 'Who', cell: ({ owners }) => owners.join(', ') },
  { key: 'created', title: 'Begun', align: 'right', cell: ({ createdAt }) => <Moment date={createdAt} /> },
];

export default async function ExperimentsPage({ searchParams }: PageProps<'/experiments'>) {
  const archived = queryValue(await searchParams, 'archived') !== '';
  const experiments = await listExperiments({ archived });
  return (
    <>
      <PageHeader
        title="Experiments"
        about="Runs of one question: the same label, the same rows, one metric, so that they can be ranked."
        actions={
          <LinkButton href="/experiments/new" tone="primary">
            New experiment
          </LinkButton>
        }
      />
      <div className="panel">
        {experiments.length === 0 && archived ? (
          <EmptyState title="No experiment is put away">An experiment’s page has the button for it.</EmptyState>
        ) : experiments.length === 0 ? (
          <EmptyState title="No experiment yet">
            Name a question; runs that are trained in it share label and split, and stand on one leaderboard.
          </EmptyState>
        ) : (
          <DataTable caption="Experiments" columns={COLUMNS} rows={experiments} rowKey={({ id }) => id} />
        )}
      </div>
      <p className="mt-3 text-sm">
        <Link
          href={archived ? '/experiments' : '/experiments?archived=true'}
          className="text-accent underline underline-offset-2"
        >
          {archived ? 'Those that people work on' : 'Those that are put away'}
        </Link>
      </p>
    </>
  );
}
