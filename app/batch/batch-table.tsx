import Link from 'next/link';
import { DataTable } from '../_ui/data-table.tsx';
import { Moment } from '../_ui/moment.tsx';
import { StatusBadge } from '../_ui/status-badge.tsx';
import type { PreparedBatch } from './prepare-batch.ts';

/** Batches, newest first. */
export function BatchTable({ batches }: { batches: readonly PreparedBatch[] }) {
  return (
    <DataTable
      caption="Batches"
      rows={batches}
      rowKey={(batch) => batch.id}
      columns={[
        {
          key: 'model',
          title: 'Model',
          cell: (batch) => (
            <Link href={`/batch/${batch.id}`} className="font-medium hover:text-accent hover:underline">
              {batch.model}
            </Link>
          ),
        },
        { key: 'status', title: 'State', cell: (batch) => <StatusBadge status={batch.status} /> },
        { key: 'asked', title: 'Who', cell: (batch) => batch.asked },
        { key: 'scored', title: 'Scored', align: 'right', cell: (batch) => batch.scored },
        { key: 'by', title: 'By', cell: (batch) => batch.by },
        { key: 'created', title: 'Asked', align: 'right', cell: (batch) => <Moment date={batch.createdAt} /> },
      ]}
    />
  );
}
