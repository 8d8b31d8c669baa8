import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ScrollX } from './scroll-x.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Stands in the place of the title, where that is not a word but a name. */
  readonly heading?: ReactNode;
  readonly align?: 'left' | 'right';
  /** Address that sorts by this column, and how the table is sorted by it now. */
  readonly sort?: { href: Route; direction: 'ascending' | 'descending' | 'none' };
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

const ARROWS = { ascending: '↑', descending: '↓', none: '' };

function Heading<Row>({ column }: { column: Column<Row> }) {
  if (!column.sort) return column.heading ?? column.title;
  return (
    <Link href={column.sort.href} scroll={false} className="rounded-sm hover:text-ink hover:underline">
      {column.title}
      <span aria-hidden="true" className="inline-block w-3 text-center">
        {ARROWS[column.sort.direction]}
      </span>
    </Link>
  );
}

/** From here on a table scrolls inside itself, under its heading; a shorter one shows all it has. */
const MANY_ROWS = 30;

/** A table: the first column names the row. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  const align = (column: Column<Row>) => (column.align === 'right' ? 'text-right' : 'text-left');
  return (
    <ScrollX label={caption} bounded={rows.length > MANY_ROWS}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-surface shadow-[inset_0_-1px_0_var(--color-line)]">
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sort && column.sort.direction !== 'none' ? column.sort.direction : undefined}
                className={`eyebrow px-1 py-2 first:pl-4 last:pr-4 sm:px-3 sm:whitespace-nowrap ${align(column)}`}
              >
                <Heading column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line/70 last:border-0 hover:bg-hover/60">
              {columns.map((column, i) => {
                const Cell = i === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.key}
                    scope={i === 0 ? 'row' : undefined}
                    className={`px-1 py-2 align-middle sm:px-3 first:pl-4 last:pr-4 font-normal ${align(column)}`}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
