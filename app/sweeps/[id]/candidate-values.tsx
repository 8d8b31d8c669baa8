import type { MetricName } from '#server/runs/comparison-schema';
import type { LatticeValues, Sweep } from '#server/runs/sweep-schema';
import { type Column, DataTable } from '../../_ui/data-table.tsx';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';
import { prepareValues, type ValueRow } from './prepare-values.ts';

interface CandidateValuesProps {
  readonly sweep: Sweep;
  readonly lattice: LatticeValues;
  readonly metric: MetricName;
}

/** What each candidate is worth over all subsets that it can join: exact Shapley values with their intervals. */
export function CandidateValues({ sweep, lattice, metric }: CandidateValuesProps) {
  const { rows, zero } = prepareValues(sweep, lattice);
  const columns: Column<ValueRow>[] = [
    { key: 'name', title: 'Candidate', cell: ({ name }) => <span className="font-mono text-xs">{name}</span> },
    { key: 'estimate', title: 'Worth', align: 'right', cell: ({ estimate }) => estimate },
    { key: 'bar', title: 'With 95% interval', cell: (row) => <Bar row={row} zero={zero} /> },
  ];
  return (
    <Section
      title="What each candidate is worth"
      about={`Exact Shapley values on ${METRIC_TITLES[metric]}: what it adds on average, over every order of adding. They sum to what all add over the majority class.`}
      flush
    >
      <DataTable caption="Worth of each candidate" columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Section>
  );
}

/** From 0 to the estimate, and the interval as a line over it; faint where the interval holds 0. */
function Bar({ row, zero }: { row: ValueRow; zero: number }) {
  const [from, to] = [Math.min(zero, row.at), Math.max(zero, row.at)];
  const tone = row.certain ? (row.at >= zero ? 'bg-better' : 'bg-worse') : 'bg-ink-faint/50';
  return (
    <div className="relative h-5 min-w-32">
      <span className="sr-only">{row.interval}</span>
      <span aria-hidden="true" className="absolute inset-y-0 w-px bg-line-strong" style={{ left: `${zero}%` }} />
      <span
        aria-hidden="true"
        className={`absolute top-1 h-3 rounded-sm ${tone}`}
        style={{ left: `${from}%`, width: `${Math.max(0.5, to - from)}%` }}
      />
      <span
        aria-hidden="true"
        title={row.interval}
        className="absolute top-2 h-1 border-x border-t border-ink"
        style={{ left: `${row.low}%`, width: `${Math.max(0.5, row.high - row.low)}%` }}
      />
    </div>
  );
}
