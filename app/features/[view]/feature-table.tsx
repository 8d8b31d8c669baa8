import { DataTable } from '../../_ui/data-table.tsx';
import { FeatureHistogram } from '../../_ui/feature-histogram.tsx';
import { Tag } from '../../_ui/tag.tsx';
import type { FeatureRow } from './prepare-feature-rows.ts';

/** Schema and statistics in one table, a small histogram each. */
export function FeatureTable({ rows }: { rows: readonly FeatureRow[] }) {
  return (
    <DataTable
      caption="Features with their statistics"
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        {
          key: 'name',
          title: 'Feature',
          cell: (row) => (
            <span
              id={row.name}
              className="block min-w-52 scroll-mt-20 target:border-l-2 target:border-accent target:pl-2"
            >
              <span className="font-mono text-xs font-medium">{row.name}</span>{' '}
              <span className="text-xs text-ink-faint">{row.type}</span>{' '}
              {row.leaks && <Tag tone="caution">leaks {row.leaks}</Tag>}
              <span className="block text-xs text-ink-faint">{row.description}</span>
              {row.classes && <span className="block text-xs text-ink-soft">{row.classes}</span>}
            </span>
          ),
        },
        {
          key: 'histogram',
          title: 'Distribution',
          cell: (row) => (row.histogram ? <FeatureHistogram histogram={row.histogram} /> : '—'),
        },
        { key: 'missing', title: 'Missing', align: 'right', cell: (row) => row.missing },
        { key: 'distinct', title: 'Distinct', align: 'right', cell: (row) => row.distinct },
        { key: 'mean', title: 'Mean', align: 'right', cell: (row) => row.mean },
        { key: 'sd', title: 'Std dev', align: 'right', cell: (row) => row.deviation },
        { key: 'median', title: 'Median', align: 'right', cell: (row) => row.median },
        {
          key: 'range',
          title: 'Range',
          align: 'right',
          cell: (row) => (
            <span className="whitespace-nowrap">
              {row.range}
              {row.middle && <span className="block text-xs text-ink-faint">nine of ten {row.middle}</span>}
            </span>
          ),
        },
      ]}
    />
  );
}
