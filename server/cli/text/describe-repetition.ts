import { binDifferences } from '#server/runs/bin-differences';
import type { MetricName } from '#server/runs/comparison-schema';
import { letterAt } from '#server/runs/letter-at';
import type { RepeatedDifference, Repetition, Spread } from '#server/runs/repeat-schema';
import { signed } from '#server/runs/signed';
import { tellsApart } from '#server/runs/tells-apart';
import { textTable } from '../table.ts';

/** Means and differences, a picture of how the differences lie, and the verdict last. */
export function describeRepetition(repetition: Repetition): string {
  const { runs, baseline, challenges, splits, seed, rows, durationMs } = repetition;
  const columns = [
    { header: '' },
    ...runs.map(({ name }, i) => ({ header: `${letterAt(i)} ${name}`, align: 'right' as const })),
    { header: 'majority class', align: 'right' as const },
    ...challenges.map((_, i) => ({ header: `${letterAt(i + 1)} − A`, align: 'right' as const })),
    ...challenges.map(() => ({ header: 'win/tie/loss', align: 'right' as const })),
  ];
  const names = Object.keys(baseline) as MetricName[];
  const lines = names.map((name) => [
    name,
    ...runs.map(({ metrics }) => spread(metrics[name])),
    spread(baseline[name]),
    ...challenges.map(({ differences }) => difference(differences[name])),
    ...challenges.map(({ differences }) => counts(differences[name])),
  ]);
  const pictures = challenges.flatMap(({ values }, i) =>
    (['f1_macro', 'accuracy'] as const).map((name) => {
      const known = values[name].filter((value) => value !== null);
      return `${letterAt(i + 1)} − A, ${name.padEnd(8)}  ${histogram(known, name === 'accuracy' ? 1 / rows.holdout : 0)}`;
    }),
  );
  const method =
    `Means ± deviation over ${splits} splits of ${rows.train} + ${rows.holdout} rows (seeds from ${seed}); differences ` +
    `with 95% intervals corrected for overlapping training rows, ≈ cannot be told from none. ` +
    `${(durationMs / 1000).toFixed(1)} s.`;
  return [textTable(columns, lines), '', ...pictures, '', method, '', repetition.verdict].join('\n');
}

const spread = (of: Spread | null): string => (of === null ? '–' : `${of.mean.toFixed(3)} ± ${of.sd.toFixed(3)}`);

function difference(of: RepeatedDifference | null): string {
  if (of === null) return '';
  const { estimate, low, high } = of;
  return `${tellsApart(of) ? '' : '≈ '}${signed(estimate)} (${signed(low)} … ${signed(high)})`;
}

const counts = (of: RepeatedDifference | null): string => (of === null ? '' : `${of.wins}/${of.ties}/${of.losses}`);

const BARS = [...' ▁▂▃▄▅▆▇█'];

/** How often which difference, between the least and the greatest; `│` stands before no difference. */
function histogram(values: readonly number[], unit: number): string {
  const { middles, counts } = binDifferences(values, unit);
  const most = Math.max(...counts);
  const bars = counts.map((count, bin) => {
    const bar = BARS[Math.ceil((count / most) * (BARS.length - 1))];
    return middles[bin] === 0 ? `│${bar}` : bar;
  });
  return `${signed(Math.min(...values))} ${bars.join('')} ${signed(Math.max(...values))}`;
}
