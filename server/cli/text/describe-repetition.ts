import type { MetricName } from '#server/runs/comparison-schema';
import type { RepeatedDifference, Repetition, Spread } from '#server/runs/repeat-schema';
import { tellsApart } from '#server/runs/tells-apart';
import { textTable } from '../table.ts';

const letterAt = (position: number): string => String.fromCharCode(65 + position);

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
    (['f1_macro', 'accuracy'] as const).map(
      (name) =>
        `${letterAt(i + 1)} − A, ${name.padEnd(8)}  ${histogram(values[name].filter((value) => value !== null))}`,
    ),
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

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

const BARS = [...' ▁▂▃▄▅▆▇█'];
const CELLS = 32;

/** How often which difference, between the least and the greatest. */
function histogram(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const counted = new Array<number>(CELLS).fill(0);
  for (const value of values) {
    const place = high === low ? 0.5 : (value - low) / (high - low);
    counted[Math.min(CELLS - 1, Math.floor(place * CELLS))]!++;
  }
  const most = Math.max(...counted);
  const bars = counted.map((count) => BARS[Math.ceil((count / most) * (BARS.length - 1))]);
  return `${signed(low)} ${bars.join('')} ${signed(high)}`;
}
