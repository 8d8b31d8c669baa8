import type { Route } from 'next';
import Link from 'next/link';
import { DataTable } from '../../_ui/data-table.tsx';
import { Moment } from '../../_ui/moment.tsx';
import { Tag } from '../../_ui/tag.tsx';
import type { VersionRow } from './prepare-version-rows.ts';

/** Versions of a view: what changed, by whom, and who still stands on each. */
export function VersionTable({ rows }: { rows: readonly VersionRow[] }) {
  return (
    <DataTable
      caption="Versions"
      rows={rows}
      rowKey={(row) => `${row.formerName ?? ''} ${row.version}`}
      columns={[
        {
          key: 'version',
          title: 'Version',
          cell: (row) => (
            <span className="whitespace-nowrap">
              <Link href={row.href} className="font-medium hover:text-accent hover:underline">
                {row.version}
              </Link>{' '}
              {row.isApplied && <Tag tone="accent">applied</Tag>}
              {row.formerName && <span className="block text-xs text-ink-faint">as {row.formerName}</span>}
            </span>
          ),
        },
        { key: 'details', title: 'What changed', cell: (row) => <Details details={row.details} /> },
        { key: 'by', title: 'By', cell: (row) => row.appliedBy },
        { key: 'at', title: 'Applied', align: 'right', cell: (row) => <Moment date={row.appliedAt} /> },
        { key: 'runs', title: 'Runs', align: 'right', cell: (row) => row.runs },
        {
          key: 'models',
          title: 'Model versions',
          cell: (row) => (
            <ul className="min-w-40">
              {row.models.map((model) => (
                <li key={model.href}>
                  <Link href={model.href as Route} className="hover:text-accent hover:underline">
                    {model.title}
                  </Link>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

function Details({ details }: { details: readonly string[] }) {
  if (details.length === 0) return <span className="text-ink-faint">the first</span>;
  return (
    <ul className="min-w-56">
      {details.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
