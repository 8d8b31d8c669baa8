import Link from 'next/link';
import type { Ingest } from '#server/feature-store/ingests.repo';
import type { AppliedView } from '#server/feature-store/registry';
import { DataTable } from '../_ui/data-table.tsx';
import { Moment } from '../_ui/moment.tsx';

/** Feature views with how fresh their data is. `last` is the newest ingest into a view's table. */
export function ViewTable({ rows }: { rows: readonly { view: AppliedView; last: Ingest | undefined }[] }) {
  return (
    <DataTable
      caption="Feature views"
      rows={rows}
      rowKey={({ view }) => view.name}
      columns={[
        {
          key: 'name',
          title: 'View',
          cell: ({ view }) => (
            <span className="block min-w-56">
              <Link href={`/features/${view.name}`} className="font-medium hover:text-accent hover:underline">
                {view.name}
              </Link>
              <span className="block text-xs text-ink-faint">{view.description}</span>
            </span>
          ),
        },
        { key: 'entities', title: 'Entity', cell: ({ view }) => view.entities.join(', ') },
        { key: 'features', title: 'Features', align: 'right', cell: ({ view }) => view.fields.length },
        { key: 'version', title: 'Version', align: 'right', cell: ({ view }) => view.version },
        {
          key: 'fresh',
          title: 'Data as of',
          align: 'right',
          cell: ({ last }) => (last ? <Moment date={last.asOf} /> : 'no data yet'),
        },
        {
          key: 'ingested',
          title: 'Last ingest',
          align: 'right',
          cell: ({ last }) => (last ? <Moment date={last.createdAt} /> : '—'),
        },
      ]}
    />
  );
}
