import type { Route } from 'next';
import Link from 'next/link';
import { DataTable } from '../_ui/data-table.tsx';
import { Tag } from '../_ui/tag.tsx';
import { Highlight } from './highlight.tsx';
import type { CatalogueFeature } from './prepare-catalogue.ts';

/** Every feature with its view, its type and its users. */
export function FeatureList({ rows, words }: { rows: readonly CatalogueFeature[]; words: readonly string[] }) {
  return (
    <DataTable
      caption="Features"
      rows={rows}
      rowKey={({ reference }) => reference}
      columns={[
        {
          key: 'name',
          title: 'Feature',
          cell: ({ view, field }) => (
            <span className="block min-w-48">
              <Link
                href={`/features/${view}#${field.name}` as Route}
                className="font-mono text-xs font-medium hover:text-accent hover:underline"
              >
                <Highlight text={field.name} words={words} />
              </Link>{' '}
              {field.leaks && <Tag tone="caution">leaks {field.leaks}</Tag>}
              {field.classes && <Tag>label</Tag>}
              <span className="block text-xs text-ink-faint">
                <Highlight text={field.description} words={words} />
              </span>
            </span>
          ),
        },
        { key: 'type', title: 'Type', cell: ({ field }) => field.dtype },
        { key: 'users', title: 'Used by', cell: ({ usedBy }) => <span className="block min-w-32">{usedBy}</span> },
        {
          key: 'view',
          title: 'View',
          cell: ({ view }) => (
            <span className="text-ink-soft">
              <Highlight text={view} words={words} />
            </span>
          ),
        },
      ]}
    />
  );
}
