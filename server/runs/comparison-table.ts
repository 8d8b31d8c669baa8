import { type ComparedFigure, comparedFigures } from './compared-figures.ts';
import type { Challenge, Comparison, Interval } from './comparison-schema.ts';
import { letterAt } from './letter-at.ts';
import { signed } from './signed.ts';
import { tellsApart } from './tells-apart.ts';

/** A comparison as plain cells: one row a figure, one column a run, then one difference a challenger, then the baseline. */
export interface ComparisonTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Shares with their Wilson interval, differences with their bootstrap interval and ≈ where that cannot tell. */
export function comparisonTable(comparison: Comparison): ComparisonTable {
  const header = [
    '',
    ...comparison.runs.map((run, i) => `${letterAt(i)} ${run.name} (${run.owner}, ${run.algorithm})`),
    ...comparison.challenges.map((challenge) => pairOf(comparison, challenge)),
    'majority class',
  ];
  const challenged = comparison.runs.map(({ id }) => id !== comparison.reference.runId);
  return { header, rows: comparedFigures(comparison).map((figure) => toCells(figure, challenged)) };
}

/** `B − A`, by the letters of the columns. */
function pairOf({ runs, reference }: Comparison, { runId }: Challenge): string {
  const letterOf = (id: string): string => letterAt(runs.findIndex((run) => run.id === id));
  return `${letterOf(runId)} − ${reference.runId === null ? 'majority' : letterOf(reference.runId)}`;
}

function toCells(
  { name, decimals, values, intervals, differences, baseline }: ComparedFigure,
  challenged: readonly boolean[],
): string[] {
  const write = (value: number | null): string => (value === null ? '–' : value.toFixed(decimals));
  return [
    name,
    ...values.map((value, i) => write(value) + (value === null ? '' : within(intervals[i] ?? null))),
    ...differences
      .filter((_, i) => challenged[i])
      .map((difference) =>
        difference === null
          ? ''
          : `${tellsApart(difference) ? '' : '≈ '}${signed(difference.estimate)} (${signed(difference.low)} … ${signed(difference.high)})`,
      ),
    write(baseline),
  ];
}

const within = (interval: Interval | null): string =>
  interval === null ? '' : ` (${interval.low.toFixed(2)}–${interval.high.toFixed(2)})`;

/** What the marks of the table mean and, a line a challenger, the tests behind it. */
export function significanceLines(comparison: Comparison): string[] {
  const { challenges, reference } = comparison;
  const tested = challenges.flatMap(({ statistics }) => statistics ?? []);
  const chance = ({ p, adjustedP }: { p: number; adjustedP: number }): string =>
    `p = ${shortP(p)}${tested.length > 1 ? ` (Holm ${shortP(adjustedP)})` : ''}`;
  const lines = challenges.map((challenge) => {
    const { statistics, notComparable } = challenge;
    const pair = pairOf(comparison, challenge);
    if (!statistics) return `${pair} is not shown: ${notComparable?.sentence}.`;
    const { rows, metrics, mcnemar } = statistics;
    const [challenger, held] = pair.split(' − ');
    return (
      `${pair} on ${rows} shared rows: macro-F1 ${chance(metrics.f1_macro)}, accuracy ${chance(metrics.accuracy)}; ` +
      `${reference.runId === null ? reference.name : held} alone is right on ${mcnemar.onlyReference}, ${challenger} ` +
      `alone on ${mcnemar.onlyChallenger}, exact McNemar ${chance(mcnemar)}.`
    );
  });
  const [first] = tested;
  if (!first) return lines;
  const method =
    `Shares have 95% Wilson intervals, differences 95% intervals of a paired bootstrap (${first.resamples} resamples, ` +
    `seed ${first.seed}); ≈ cannot be told from none.`;
  return [...lines, method];
}

const shortP = (p: number): string => (p < 0.001 ? '<0.001' : p.toFixed(3));

/** The table as GitHub-flavoured Markdown with the verdict above it and the tests below. */
export function toComparisonMarkdown(comparison: Comparison): string {
  const { header, rows } = comparisonTable(comparison);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = header.map((_, i) => (i === 0 ? '---' : '---:'));
  const tests = significanceLines(comparison).map((text) => `- ${text}`);
  return [
    `**${comparison.headline}**`,
    '',
    comparison.verdict,
    '',
    line(header),
    line(rule),
    ...rows.map(line),
    '',
    ...tests,
  ].join('\n');
}
