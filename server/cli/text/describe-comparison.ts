import type { Comparison } from '#server/runs/comparison-schema';
import { comparisonTable, significanceLines } from '#server/runs/comparison-table';
import { textTable } from '../table.ts';

/** The table, then the tests, then the verdict: the last line on the screen is what to take from it. */
export function describeComparison(comparison: Comparison): string {
  const { header, rows } = comparisonTable(comparison);
  const columns = header.map((name, i) => ({ header: name, align: i === 0 ? ('left' as const) : ('right' as const) }));
  return [
    textTable(columns, rows),
    '',
    ...significanceLines(comparison),
    '',
    comparison.verdict,
    '',
    comparison.headline,
  ].join('\n');
}
