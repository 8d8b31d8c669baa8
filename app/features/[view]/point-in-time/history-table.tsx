import { DataTable } from '../../../_ui/data-table.tsx';
import { Tag } from '../../../_ui/tag.tsx';
import type { JudgedRow } from './prepare-answer.ts';

/** Rows of one key: when each was true, why it counts or not, and when it was written. */
export function HistoryTable({ rows }: { rows: readonly JudgedRow[] }) {
  return (
    <DataTable
      caption="Rows of the key"
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'event',
          title: 'Event',
          cell: ({ eventText, verdict, why }) => (
            <span className="block">
              <span className="flex flex-wrap items-center gap-x-2">
                {eventText}
                {verdict === 'chosen' && <Tag tone="accent">chosen</Tag>}
                {verdict === 'outsideTtl' && <Tag tone="caution">too old</Tag>}
              </span>
              <span className="block text-xs text-ink-faint">{why}</span>
            </span>
          ),
        },
        { key: 'created', title: 'Written', align: 'right', cell: ({ createdText }) => createdText },
      ]}
    />
  );
}
