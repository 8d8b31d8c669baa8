import Link from 'next/link';
import type { Leaderboard } from '#server/runs/experiment-schema';
import { RUN_ALGORITHMS } from '#server/runs/schema';
import { ChosenMark } from '../../_ui/chosen-mark.tsx';
import { type Column, DataTable } from '../../_ui/data-table.tsx';
import { DeltaMark } from '../../_ui/delta-mark.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { formatCount, formatQuantity } from '../../_ui/format-number.ts';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { prepareStandings, type StandingDelta, type StandingRow } from './prepare-standings.ts';

/** The runs of an experiment in bands that can be told apart, with the majority class among them. */
export function LeaderboardTable({ leaderboard }: { leaderboard: Leaderboard }) {
  const { experiment, rows, note, standings, unplaced } = leaderboard;
  const about =
    rows > 0
      ? `By ${METRIC_TITLES[experiment.metric]} on the ${formatCount(rows)} rows that all of them were scored on. Runs that share a place cannot be told apart there (95% paired bootstrap, corrected for their number).`
      : 'Runs stand here when they have finished.';
  return (
    <Section title="Leaderboard" about={note ? `${about} ${note}` : about} flush>
      {standings.length === 0 ? (
        <EmptyState title="No run has finished yet">The first one is held against the majority class.</EmptyState>
      ) : (
        <DataTable
          caption="Leaderboard"
          columns={columnsOf(experiment.metric)}
          rows={prepareStandings(leaderboard)}
          rowKey={({ key }) => key}
        />
      )}
      {unplaced.length > 0 && (
        <details className="border-t border-line px-4 py-2 text-sm">
          <summary className="text-ink-soft">{formatQuantity(unplaced.length, 'run')} without a place</summary>
          <ul className="mt-2 grid gap-1">
            {unplaced.map(({ run, because }) => (
              <li key={run.id}>
                <Link href={`/runs/${run.id}`} className="text-accent underline underline-offset-2">
                  {run.name}
                </Link>
                : {because}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

const columnsOf = (metric: Leaderboard['experiment']['metric']): Column<StandingRow>[] => [
  { key: 'run', title: 'Place and run', cell: (row) => <RunCell row={row} /> },
  { key: 'figure', title: METRIC_TITLES[metric], align: 'right', cell: ({ figure }) => figure },
  { key: 'behind', title: 'vs the best', align: 'right', cell: ({ behind }) => <Difference difference={behind} /> },
  { key: 'gain', title: 'vs majority', align: 'right', cell: ({ gain }) => <Difference difference={gain} /> },
  { key: 'features', title: 'Features', align: 'right', cell: ({ run }) => run?.features.length ?? 0 },
  { key: 'cost', title: 'Time', align: 'right', cell: ({ cost }) => cost },
];

function RunCell({ row: { run, place, band } }: { row: StandingRow }) {
  return (
    <span className="flex min-w-44 items-center gap-3">
      <span
        className={`w-9 shrink-0 rounded-sm py-0.5 text-center text-xs font-semibold ${band === 1 ? 'bg-accent-soft text-accent-strong' : 'bg-sunken text-ink-soft'}`}
      >
        {place}
      </span>
      {run ? (
        <span className="min-w-0">
          <Link href={`/runs/${run.id}`} className="font-medium hover:text-accent hover:underline">
            {run.name}
          </Link>{' '}
          <ChosenMark chosenFrom={run.chosenFrom} /> {run.leaks.length > 0 && <Tag tone="caution">leaks</Tag>}
          <span className="block text-xs text-ink-faint">
            {run.owner} · {RUN_ALGORITHMS[run.algorithm].title}
          </span>
        </span>
      ) : (
        <span className="text-ink-soft italic">Majority class</span>
      )}
    </span>
  );
}

function Difference({ difference }: { difference: StandingDelta | null }) {
  if (!difference) return '—';
  return (
    // Positioned, so that what only screen readers see stays inside of the table.
    <span className="relative block">
      <DeltaMark delta={difference.delta} brief />
      <span className="block text-2xs whitespace-nowrap text-ink-faint">{difference.interval}</span>
    </span>
  );
}
