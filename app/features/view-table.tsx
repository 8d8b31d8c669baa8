import Link from 'next/link';
import { DataTable } from '../_ui/data-table.tsx';
import { formatCount, formatQuantity } from '../_ui/format-number.ts';
import { Tag } from '../_ui/tag.tsx';
import { FreshnessFacts } from './freshness-mark.tsx';
import { Highlight } from './highlight.tsx';
import type { CatalogueView } from './prepare-catalogue.ts';

/** Feature views: what they hold, how fresh it is, whose they are and who uses them. */
export function ViewTable({ rows, words }: { rows: readonly CatalogueView[]; words: readonly string[] }) {
  return (
    <DataTable
      caption="Feature views"
      rows={rows}
      rowKey={({ view }) => view.name}
      columns={[
        {
          key: 'name',
          title: 'View',
          cell: ({ view, tags }) => (
            <span className="block min-w-56">
              <Link href={`/features/${view.name}`} className="font-medium hover:text-accent hover:underline">
                <Highlight text={view.name} words={words} />
              </Link>
              <span className="block max-w-md text-xs text-ink-faint">
                <Highlight text={view.description} words={words} />
              </span>
              {tags.length > 0 && (
                <span className="mt-1 flex flex-wrap gap-1">
                  {tags.map((tag) => (
                    <Tag key={tag}>{tag}</Tag>
                  ))}
                </span>
              )}
            </span>
          ),
        },
        { key: 'fresh', title: 'Freshness', cell: ({ view }) => <FreshnessFacts freshness={view.freshness} /> },
        { key: 'entities', title: 'Entity', cell: ({ view }) => view.entities.join(', ') },
        { key: 'features', title: 'Features', align: 'right', cell: ({ view }) => view.fields.length },
        {
          key: 'keys',
          title: 'Keys',
          align: 'right',
          cell: ({ view }) => (
            <span className="whitespace-nowrap">
              {formatCount(view.keys)}
              <span className="block text-xs text-ink-faint">{formatQuantity(view.rows, 'row')}</span>
            </span>
          ),
        },
        { key: 'version', title: 'Version', align: 'right', cell: ({ view }) => view.version },
        { key: 'owner', title: 'Owner', cell: ({ view }) => view.owner || '—' },
        { key: 'users', title: 'Used by', cell: ({ usedBy }) => <span className="block min-w-32">{usedBy}</span> },
      ]}
    />
  );
}
