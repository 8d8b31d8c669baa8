import type { Route } from 'next';
import Link from 'next/link';
import { buttonStyle } from '../../_ui/button-style.ts';
import { DataTable } from '../../_ui/data-table.tsx';
import { Section } from '../../_ui/section.tsx';
import { questionHref } from '../question.ts';
import type { PreparedMany } from './prepare-many.ts';

interface ManyTableProps {
  readonly many: PreparedMany;
  readonly version: string;
  readonly model: string;
  readonly joinKey: string;
}

/** Each id with its answer, or with why there is none. */
export function ManyTable({ many, version, model, joinKey }: ManyTableProps) {
  const file = `data:text/csv;charset=utf-8,${encodeURIComponent(many.csv)}`;
  const download = (
    <a href={file} download="predictions.csv" className={buttonStyle('plain')}>
      Download CSV
    </a>
  );
  return (
    <Section
      title="Answers"
      about={<span role="status">{`${many.summary} By ${version}.`}</span>}
      actions={download}
      flush
    >
      <DataTable
        caption="Answers"
        rows={many.rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'id',
            title: joinKey,
            cell: ({ id }) => (
              <Link
                href={questionHref({ model, customer: id, changes: {} }) as Route}
                prefetch={false}
                className="text-accent underline wrap-anywhere"
              >
                {id.length > 60 ? `${id.slice(0, 60)}…` : id}
              </Link>
            ),
          },
          {
            key: 'answer',
            title: 'Answer',
            cell: (row) => <span className={row.isAnswered ? '' : 'text-caution'}>{row.answer}</span>,
          },
          { key: 'odds', title: 'Chance', align: 'right', cell: (row) => row.odds },
        ]}
      />
      {many.rest && <p className="border-t border-line px-4 py-2 text-sm text-ink-faint">{many.rest}</p>}
    </Section>
  );
}
