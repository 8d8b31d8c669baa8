import type { ServedDrift } from '#server/inference/describe-serving';
import { featureName } from '#server/models/vocabulary';
import { DataTable } from '../../../_ui/data-table.tsx';
import { formatMetric } from '../../../_ui/format-number.ts';
import { Tag } from '../../../_ui/tag.tsx';

const SIZES = {
  steady: { tone: 'plain', word: 'steady' },
  unclear: { tone: 'plain', word: 'too few rows to tell' },
  moved: { tone: 'accent', word: 'moved' },
  shifted: { tone: 'caution', word: 'shifted' },
} as const;

/** Features by how far they have moved since training, the furthest first. */
export function ServedDriftTable({ features }: { features: readonly ServedDrift[] }) {
  return (
    <DataTable
      caption="Served features against training"
      rows={features.toSorted((a, b) => (b.psi ?? -1) - (a.psi ?? -1))}
      rowKey={({ feature }) => feature}
      columns={[
        {
          key: 'feature',
          title: 'Feature',
          cell: ({ feature }) => (
            <span title={feature} className="font-mono text-xs">
              {featureName(feature)}
            </span>
          ),
        },
        {
          key: 'size',
          title: 'Change',
          cell: ({ size }) =>
            size ? <Tag tone={SIZES[size].tone}>{SIZES[size].word}</Tag> : 'the run kept no picture of it',
        },
        {
          key: 'psi',
          title: 'PSI',
          align: 'right',
          cell: ({ psi, psiByChance }) => (
            <span title={`${formatMetric(psiByChance)} would come by chance`}>{formatMetric(psi)}</span>
          ),
        },
        { key: 'most', title: 'Moved most', align: 'right', cell: (drift) => sayLargestMove(drift) },
      ]}
    />
  );
}

/** The bin whose share changed most: `7 to 12: 10% → 34%`. */
function sayLargestMove({ bins }: ServedDrift): string {
  const total = (side: 'before' | 'after') =>
    Math.max(
      1,
      bins.reduce((sum, bin) => sum + bin[side], 0),
    );
  const [before, after] = [total('before'), total('after')];
  const moves = bins.map((bin) => ({ title: bin.title, from: bin.before / before, to: bin.after / after }));
  const [largest] = moves.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  if (!largest) return '—';
  return `${largest.title}: ${Math.round(100 * largest.from)}% → ${Math.round(100 * largest.to)}%`;
}
