import { DataTable } from '../../../_ui/data-table.tsx';
import { Tag } from '../../../_ui/tag.tsx';
import type { JudgedRow } from './prepare-answer.ts';

const COUNTING = new Set(['chosen', 'outsideTtl']);

/** Rows of one key with their verdicts. */
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
          cell: ({ eventText, verdict }) => (
            <span className={`whitespace-nowrap ${COUNTING.has(verdict) ? 'font-medium' : ''}`}>{eventText}</span>
          ),
        },
        {
          key: 'created',
          title: 'Written',
          cell: ({ createdText }) => <span className="whitespace-nowrap">{createdText}</span>,
        },
        {
          key: 'why',
          title: 'Why',
          cell: ({ why, verdict }) => (
            <span className="block min-w-56">
              {verdict === 'chosen' && <Tag tone="accent">chosen</Tag>}
              {verdict === 'outsideTtl' && <Tag tone="caution">too old</Tag>}{' '}
              <span className="text-ink-soft">{why}</span>
            </span>
          ),
        },
      ]}
    />
  );
}
