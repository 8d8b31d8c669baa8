import Link from 'next/link';
import type { RunOfPoint } from '#server/runs/sweep-runs.repo';
import type { SweepAtlas } from '#server/runs/sweep-schema';
import { type Column, DataTable } from '../../_ui/data-table.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { formatQuantity } from '../../_ui/format-number.ts';
import { LinkButton } from '../../_ui/link-button.tsx';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { type AtlasSort, type AtlasView, atlasHref } from './atlas-view.ts';
import { MembershipDots } from './membership-dots.tsx';
import { type AtlasRow, prepareAtlasRows } from './prepare-atlas-rows.ts';

interface AtlasTableProps {
  readonly atlas: SweepAtlas;
  readonly view: AtlasView;
  readonly runs: readonly RunOfPoint[];
}

/** The points as a table, a page at a time: what is in each, how good it is, what it costs. */
export function AtlasTable({ atlas, view, runs }: AtlasTableProps) {
  const { rows, count, pages } = prepareAtlasRows(atlas, view);
  const page = Math.min(view.page, pages);
  return (
    <Section
      title="Atlas"
      about={`${formatQuantity(count, 'point')}, page ${page} of ${pages}.`}
      actions={
        <a
          href={`/api/v1/sweeps/${atlas.sweep.id}/atlas.csv?metric=${atlas.metric}`}
          download
          className="text-sm text-accent hover:underline"
        >
          Download as CSV
        </a>
      }
      flush
    >
      {rows.length === 0 ? (
        <EmptyState title="No point fits the filter">
          <LinkButton href={atlasHref(atlas.sweep, view, { included: 0, excluded: 0 })}>All points</LinkButton>
        </EmptyState>
      ) : (
        <DataTable caption="Atlas" columns={columnsOf(atlas, view, runs)} rows={rows} rowKey={({ id }) => id} />
      )}
      {pages > 1 && (
        <nav aria-label="Pages of the atlas" className="flex gap-2 border-t border-line px-4 py-2">
          {page > 1 && <LinkButton href={atlasHref(atlas.sweep, view, { page: page - 1 })}>Previous</LinkButton>}
          {page < pages && <LinkButton href={atlasHref(atlas.sweep, view, { page: page + 1 })}>Next</LinkButton>}
        </nav>
      )}
    </Section>
  );
}

function columnsOf({ sweep, metric }: SweepAtlas, view: AtlasView, runs: readonly RunOfPoint[]): Column<AtlasRow>[] {
  const sort = (by: AtlasSort) => {
    const current = view.sort === by;
    const direction = current && view.direction === 'descending' ? ('ascending' as const) : ('descending' as const);
    return {
      href: atlasHref(sweep, view, { sort: by, direction, page: 1 }),
      direction: current ? view.direction : ('none' as const),
    };
  };
  return [
    {
      key: 'set',
      title: 'Candidates',
      cell: (row) => (
        <span className="flex items-center gap-2">
          <span className="w-8 shrink-0 text-right text-xs text-ink-faint">{row.rank}</span>
          <Link
            href={`${atlasHref(sweep, view, { point: row.id })}#point` as ReturnType<typeof atlasHref>}
            className="rounded-sm hover:bg-hover"
          >
            <MembershipDots candidates={sweep.candidates} mask={row.mask} title={row.set} />
          </Link>
        </span>
      ),
    },
    {
      key: 'score',
      title: METRIC_TITLES[metric],
      align: 'right',
      sort: sort('score'),
      cell: (row) => <span className="whitespace-nowrap">{row.score}</span>,
    },
    { key: 'features', title: 'Features', align: 'right', sort: sort('features'), cell: (row) => row.features },
    ...(sweep.settings.length > 1 ? [{ key: 'setting', title: 'Setting', cell: (row: AtlasRow) => row.setting }] : []),
    { key: 'size', title: 'Model size', align: 'right', sort: sort('size'), cell: (row) => row.size },
    { key: 'fit', title: 'Fit of a fold', align: 'right', sort: sort('fit'), cell: (row) => row.fit },
    {
      key: 'marks',
      title: 'Marks',
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          {row.marks.map((mark) => (
            <Tag key={mark} tone={mark === 'front' ? 'plain' : 'accent'}>
              {mark}
            </Tag>
          ))}
          {runs.some(({ point }) => point === row.id) && <Tag>has a run</Tag>}
        </span>
      ),
    },
  ];
}
