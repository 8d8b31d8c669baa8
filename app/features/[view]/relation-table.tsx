import { DataTable } from '../../_ui/data-table.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { RELATION_HEIGHT, RELATION_WIDTH, type RelationRow } from './prepare-relations.ts';

/** How each feature alone goes with the classes of a label. */
export function RelationTable({ rows }: { rows: readonly RelationRow[] }) {
  return (
    <DataTable
      caption="Features and the label"
      rows={rows}
      rowKey={(row) => row.feature}
      columns={[
        {
          key: 'name',
          title: 'Feature',
          cell: (row) => (
            <span className="block min-w-56">
              <span className="font-mono text-xs font-medium">{row.feature}</span>{' '}
              {row.leak && <Tag tone="caution">leak</Tag>}
              {row.leak && <span className="block max-w-xs text-xs text-caution">{row.leak}</span>}
            </span>
          ),
        },
        { key: 'classes', title: 'By class', cell: (row) => <SmallMultiples row={row} /> },
        {
          key: 'auc',
          title: 'ROC AUC alone',
          align: 'right',
          cell: (row) => (
            <span className="block">
              <span className="font-medium">{row.auc}</span>
              <span className="block text-xs whitespace-nowrap text-ink-faint">{row.told}</span>
            </span>
          ),
        },
        { key: 'eta', title: 'Correlation ratio', align: 'right', cell: (row) => row.correlationRatio },
        { key: 'rows', title: 'Rows', align: 'right', cell: (row) => row.rows },
      ]}
    />
  );
}

function SmallMultiples({ row }: { row: RelationRow }) {
  return (
    <div className="flex gap-2">
      {row.classes.map((one) => (
        <div key={one.name} className="w-20">
          <svg
            viewBox={`0 0 ${RELATION_WIDTH} ${RELATION_HEIGHT}`}
            preserveAspectRatio="none"
            className="h-6 w-full border-b border-line-strong/60"
            role="img"
            aria-label={one.summary}
          >
            {one.bars.map((bar) => (
              <rect
                key={bar.x}
                x={bar.x}
                y={RELATION_HEIGHT - bar.height}
                width={bar.width}
                height={bar.height}
                className="fill-accent/75"
              />
            ))}
          </svg>
          <span className="block truncate text-2xs text-ink-faint">{one.name}</span>
        </div>
      ))}
    </div>
  );
}
