import { DataTable } from '../../_ui/data-table.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { DRIFT_HEIGHT, type DriftBars, type DriftRow } from './prepare-drift.ts';

const TONES = { steady: 'plain', unclear: 'plain', moved: 'accent', shifted: 'caution' } as const;

/** Features by how far they moved from one snapshot to another. */
export function DriftTable({ rows }: { rows: readonly DriftRow[] }) {
  return (
    <DataTable
      caption="Drift of each feature"
      rows={rows}
      rowKey={(row) => row.feature}
      columns={[
        {
          key: 'name',
          title: 'Feature',
          cell: (row) => <span className="font-mono text-xs font-medium">{row.feature}</span>,
        },
        { key: 'size', title: 'Change', cell: (row) => row.size && <Tag tone={TONES[row.size]}>{row.word}</Tag> },
        { key: 'chart', title: 'Before and now', cell: (row) => <PairedBars chart={row.chart} /> },
        {
          key: 'psi',
          title: 'PSI',
          align: 'right',
          cell: (row) => <span title={`${row.psiByChance} would come by chance`}>{row.psi}</span>,
        },
        { key: 'ks', title: 'KS distance', align: 'right', cell: (row) => row.ks },
        { key: 'p', title: 'KS p', align: 'right', cell: (row) => row.p },
        {
          key: 'missing',
          title: 'Missing',
          align: 'right',
          cell: (row) => <span className="whitespace-nowrap">{row.missing}</span>,
        },
        {
          key: 'rows',
          title: 'Rows',
          align: 'right',
          cell: (row) => <span className="whitespace-nowrap">{row.rows}</span>,
        },
      ]}
    />
  );
}

function PairedBars({ chart }: { chart: DriftBars }) {
  return (
    <svg
      viewBox={`0 0 100 ${DRIFT_HEIGHT}`}
      preserveAspectRatio="none"
      className="h-7 w-36 border-b border-line-strong/60"
      role="img"
      aria-label={chart.summary}
    >
      {chart.bars.map((bar) => (
        <g key={bar.x}>
          <title>{bar.title}</title>
          <rect
            x={bar.x}
            y={DRIFT_HEIGHT - bar.before}
            width={bar.width}
            height={bar.before}
            className="fill-ink-faint/60"
          />
          <rect
            x={bar.x + bar.width}
            y={DRIFT_HEIGHT - bar.after}
            width={bar.width}
            height={bar.after}
            className="fill-accent"
          />
        </g>
      ))}
    </svg>
  );
}
