import { featureName } from '#server/models/vocabulary';
import { DataTable } from '../_ui/data-table.tsx';
import { formatQuantity } from '../_ui/format-number.ts';
import { Tag } from '../_ui/tag.tsx';
import { Highlight } from './highlight.tsx';
import type { CatalogueService } from './prepare-catalogue.ts';

/** Named feature sets, with who trains on them. */
export function ServiceTable({ rows, words }: { rows: readonly CatalogueService[]; words: readonly string[] }) {
  return (
    <DataTable
      caption="Feature services"
      rows={rows}
      rowKey={({ service }) => service.name}
      columns={[
        {
          key: 'name',
          title: 'Service',
          cell: ({ service, tags }) => (
            <span className="block min-w-48">
              <span className="font-medium">
                <Highlight text={service.name} words={words} />
              </span>
              <span className="block text-xs text-ink-faint">
                <Highlight text={service.description} words={words} />
              </span>
              {tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </span>
          ),
        },
        { key: 'owner', title: 'Owner', cell: ({ service }) => service.owner || '—' },
        {
          key: 'features',
          title: 'Features',
          cell: ({ service }) => (
            <span className="block min-w-56">
              {formatQuantity(service.features.length, 'feature')}:{' '}
              <span className="text-ink-soft">
                <Highlight text={service.features.map(featureName).join(', ')} words={words} />
              </span>
            </span>
          ),
        },
        { key: 'users', title: 'Used by', cell: ({ usedBy }) => <span className="block min-w-32">{usedBy}</span> },
      ]}
    />
  );
}
