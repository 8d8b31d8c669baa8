import type { Report } from '#server/training/schema';
import type { Comparison, Run } from './schema.ts';

/** A comparison as plain cells: one row a figure, one column a run, then one difference a challenger, then the baseline. */
export interface ComparisonTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Figure {
  readonly name: string;
  readonly of: (report: Report) => number | null;
  readonly decimals: number;
}

const METRICS: readonly Figure[] = [
  { name: 'accuracy', of: (report) => report.metrics.accuracy, decimals: 3 },
  { name: 'f1_macro', of: (report) => report.metrics.f1_macro, decimals: 3 },
  { name: 'f1_weighted', of: (report) => report.metrics.f1_weighted, decimals: 3 },
  { name: 'balanced_accuracy', of: (report) => report.metrics.balanced_accuracy, decimals: 3 },
  { name: 'log_loss', of: (report) => report.metrics.log_loss, decimals: 3 },
];

/** Differences stay empty where two runs were not scored on the same rows. */
export function comparisonTable(comparison: Comparison): ComparisonTable {
  const [reference, ...challengers] = comparison.runs as [Run, ...Run[]];
  const letter = (i: number): string => String.fromCharCode(65 + i);
  const header = [
    '',
    ...comparison.runs.map((run, i) => `${letter(i)} ${run.name} (${run.owner}, ${run.algorithm})`),
    ...challengers.map((_, i) => `${letter(i + 1)} − A`),
    'majority class',
  ];
  const rows = figuresOf(reference.report).map(({ name, of, decimals }) => {
    const values = comparison.runs.map((run) => run.report && of(run.report));
    const baseline = reference.baseline && of(reference.baseline);
    const differences = comparison.challenges.map((challenge, i) =>
      challenge.notComparable === null ? difference(values[0], values[i + 1], decimals) : '',
    );
    return [name, ...values.map((value) => decimal(value, decimals)), ...differences, decimal(baseline, decimals)];
  });
  return { header, rows };
}

/** The metrics, then precision, recall and f1 of each class with its support. */
function figuresOf(report: Report | null): Figure[] {
  const perClass = (report?.classes ?? []).flatMap((row, k): Figure[] => [
    { name: `${row.name} precision`, of: (r) => r.classes[k]?.precision ?? null, decimals: 3 },
    { name: `${row.name} recall`, of: (r) => r.classes[k]?.recall ?? null, decimals: 3 },
    { name: `${row.name} f1`, of: (r) => r.classes[k]?.f1 ?? null, decimals: 3 },
    { name: `${row.name} support`, of: (r) => r.classes[k]?.support ?? null, decimals: 0 },
  ]);
  return [...METRICS, ...perClass];
}

const decimal = (value: number | null | undefined, decimals: number): string =>
  value === null || value === undefined ? '–' : value.toFixed(decimals);

function difference(from: number | null | undefined, to: number | null | undefined, decimals: number): string {
  if (from === null || from === undefined || to === null || to === undefined) return '';
  const text = (to - from).toFixed(decimals);
  const zero = Number(text) === 0;
  return zero ? (0).toFixed(decimals) : to > from ? `+${text}` : text.replace('-', '−');
}

/** The table as GitHub-flavoured Markdown with the verdict above it. */
export function toComparisonMarkdown(comparison: Comparison): string {
  const { header, rows } = comparisonTable(comparison);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = header.map((_, i) => (i === 0 ? '---' : '---:'));
  return [comparison.verdict, '', line(header), line(rule), ...rows.map(line)].join('\n');
}

/** The table as RFC 4180 CSV. */
export function toComparisonCsv(comparison: Comparison): string {
  const { header, rows } = comparisonTable(comparison);
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [header, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n');
}
