import type { Metadata } from 'next';
import Link from 'next/link';
import type { Sweep } from '#server/runs/sweep-schema';
import { listSweeps } from '#server/runs/sweeps.repo';
import { ALGORITHMS } from '#server/training/schema';
import { type Column, DataTable } from '../_ui/data-table.tsx';
import { EmptyState } from '../_ui/empty-state.tsx';
import { formatCount } from '../_ui/format-number.ts';
import { formatDuration } from '../_ui/format-time.ts';
import { LinkButton } from '../_ui/link-button.tsx';
import { METRIC_TITLES } from '../_ui/metric-names.ts';
import { Moment } from '../_ui/moment.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { RefreshWhileWorking } from '../_ui/refresh-while-working.client.tsx';
import { queryValue } from '../_ui/search-params.ts';
import { StatusBadge } from '../_ui/status-badge.tsx';

export const metadata: Metadata = { title: 'Sweeps' };

/** As many sweeps as one page shows; older ones are a link away. */
const PAGE_SIZE = 50;

const COLUMNS: Column<Sweep>[] = [
  {
    key: 'name',
    title: 'Sweep',
    cell: ({ id, name, owner, settings }) => (
      <span className="block min-w-40">
        <Link href={`/sweeps/${id}`} className="font-medium hover:text-accent hover:underline">
          {name}
        </Link>
        <span className="block text-xs text-ink-faint">
          {owner} · {[...new Set(settings.map(({ algorithm }) => ALGORITHMS[algorithm].title))].join(', ')}
        </span>
      </span>
    ),
  },
  { key: 'status', title: 'State', cell: ({ status }) => <StatusBadge status={status} /> },
  { key: 'candidates', title: 'Candidates', align: 'right', cell: ({ candidates }) => candidates.length },
  {
    key: 'points',
    title: 'Points',
    align: 'right',
    cell: ({ progress, budget }) => `${formatCount(progress?.done ?? 0)} of ${formatCount(progress?.total ?? budget)}`,
  },
  { key: 'metric', title: 'Metric', cell: ({ metric }) => METRIC_TITLES[metric] },
  { key: 'time', title: 'Time', align: 'right', cell: ({ durationMs }) => formatDuration(durationMs) },
  { key: 'created', title: 'Started', align: 'right', cell: ({ createdAt }) => <Moment date={createdAt} /> },
];

export default async function SweepsPage({ searchParams }: PageProps<'/sweeps'>) {
  const after = queryValue(await searchParams, 'after');
  const sweeps = await listSweeps({ limit: PAGE_SIZE, ...(after && { after }) });
  const oldest = sweeps.length === PAGE_SIZE ? sweeps.at(-1) : undefined;
  return (
    <>
      <PageHeader
        title="Sweeps"
        about="Every set of some features, tried on the same folds: which of them carry the answer, and how few do as well."
        actions={
          <LinkButton href="/sweeps/new" tone="primary">
            New sweep
          </LinkButton>
        }
      />
      {sweeps.some(({ status }) => status === 'queued' || status === 'running') && <RefreshWhileWorking />}
      <div className="panel">
        {sweeps.length === 0 ? (
          <EmptyState title="No sweep yet">
            Choose some features; ten of them have 1,023 subsets, which take seconds on the demo data.
          </EmptyState>
        ) : (
          <DataTable caption="Sweeps" columns={COLUMNS} rows={sweeps} rowKey={({ id }) => id} />
        )}
      </div>
      <nav aria-label="Pages" className="mt-3 flex gap-2">
        {after && <LinkButton href="/sweeps">Newest</LinkButton>}
        {oldest && <LinkButton href={`/sweeps?after=${oldest.id}`}>Older</LinkButton>}
      </nav>
    </>
  );
}
