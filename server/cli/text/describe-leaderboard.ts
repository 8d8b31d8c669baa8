import type { Leaderboard, Standing } from '#server/runs/experiment-schema';
import { signed } from '#server/runs/signed';
import { textTable } from '../table.ts';

const three = (value: number): string => value.toFixed(3);

/** The bands of an experiment, each run with what it lies behind the best and ahead of the majority class. */
export function describeLeaderboard({ experiment, standings, rows, note, unplaced }: Leaderboard): string {
  const { name, label, metric, split } = experiment;
  const headers = ['band', 'run', 'owner', metric, 'behind the best', 'over the majority', 'seconds'];
  const columns = headers.map((header, i) => ({ header, align: i >= 3 ? ('right' as const) : ('left' as const) }));
  return [
    `${name}: ${label} on the split "${split.name}", ${rows} rows.`,
    ...(note ? [note] : []),
    standings.length > 0 ? textTable(columns, standings.map(cells)) : 'No run has finished yet.',
    ...(standings.length > 1 ? ['Runs of one band cannot be told apart on these rows (95%).'] : []),
    ...unplaced.map(({ run, because }) => `${run.name} (${run.id}) has no place: ${because}.`),
  ].join('\n');
}

function cells({ run, figure, band, behind, gain }: Standing): string[] {
  const difference = (one: Standing['gain']) =>
    one ? `${signed(one.estimate)} [${signed(one.low)}, ${signed(one.high)}]` : '–';
  const seconds = run?.durations?.total === undefined ? '–' : three(run.durations.total / 1_000);
  return [
    `${band}`,
    run ? `${run.name} (${run.id})` : 'majority class',
    run?.owner ?? '–',
    three(figure),
    difference(behind),
    difference(gain),
    seconds,
  ];
}
