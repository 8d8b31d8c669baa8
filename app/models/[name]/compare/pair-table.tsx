import type { ReactNode } from 'react';
import { DataTable } from '../../../_ui/data-table.tsx';

export interface PairRow {
  readonly key: string;
  readonly title: string;
  readonly values: readonly [ReactNode, ReactNode];
  /** What is said of the two. */
  readonly note?: ReactNode;
}

interface PairTableProps {
  readonly caption: string;
  readonly titles: readonly [string, string];
  /** What stands over the notes; left out where there are none. */
  readonly noteTitle?: string;
  readonly rows: readonly PairRow[];
}

/** Something of two versions, side by side. */
export function PairTable({ caption, titles, noteTitle, rows }: PairTableProps) {
  const note = { key: 'note', title: noteTitle ?? '', cell: (row: PairRow) => row.note };
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'title', title: 'What', cell: (row) => row.title },
        ...titles.map((title, i) => ({
          key: title,
          title,
          heading: <span className="normal-case">{title}</span>,
          cell: (row: PairRow) => <span className="block min-w-20 wrap-anywhere">{row.values[i]}</span>,
        })),
        ...(noteTitle ? [note] : []),
      ]}
    />
  );
}
