import { comparisonTable } from '#server/runs/comparison-table';
import type { Comparison, Difference } from '#server/runs/schema';
import { textTable } from '../table.ts';

/** The table, then the intervals, then the verdict: the last thing on the screen is what to take from it. */
export function describeComparison(comparison: Comparison): string {
  const { header, rows } = comparisonTable(comparison);
  const columns = header.map((name, i) => ({ header: name, align: i === 0 ? ('left' as const) : ('right' as const) }));
  const intervals = comparison.challenges.flatMap(({ statistics, notComparable }, i) => {
    const letter = String.fromCharCode(66 + i);
    if (!statistics) return [`${letter} − A is not shown: ${notComparable}.`];
    const { accuracy, f1_macro, mcnemar, rows: shared } = statistics;
    return [
      `${letter} − A on ${shared} shared rows: accuracy ${interval(accuracy)}, macro-F1 ${interval(f1_macro)}, ` +
        `McNemar p = ${mcnemar.p.toPrecision(2)}`,
    ];
  });
  return [textTable(columns, rows), '', ...intervals, '', comparison.verdict].join('\n');
}

const interval = ({ estimate, low, high }: Difference): string =>
  `${signed(estimate)} (95% ${signed(low)} … ${signed(high)})`;

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
