import type { Comparison, PairedStatistics } from '#server/runs/comparison-schema';
import { formatQuantity } from '../_ui/format-number.ts';
import { type ComparedCell, compareFigure, type Figure } from './compare-figure.ts';
import type { CompareState } from './compare-state.ts';

const FIGURES = [
  { key: 'precision', title: 'Precision' },
  { key: 'recall', title: 'Recall' },
  { key: 'f1', title: 'F1' },
] as const;

export interface GridRow {
  readonly key: string;
  readonly title: string;
  /** Rows of the class in the holdout of the first run that knows it. */
  readonly support: string;
  /** Of the holdout, 0 to 1. */
  readonly share: number;
  /** One a figure of the grid, each with a cell a run. */
  readonly figures: readonly { readonly key: string; readonly cells: readonly ComparedCell[] }[];
  readonly differs: boolean;
}

export interface ClassGrid {
  readonly figures: readonly { readonly key: string; readonly title: string }[];
  readonly rows: readonly GridRow[];
}

interface ComparedClass {
  readonly label: number;
  readonly name: string;
  readonly support: number;
  readonly rows: number;
}

/** Every class of any run: precision, recall and F1 of all runs in one line, in the order asked for. */
export function prepareClassGrid(
  comparison: Comparison,
  { sort, figures }: Pick<CompareState, 'sort' | 'figures'>,
): ClassGrid {
  const shown = FIGURES.filter(({ key }) => figures === 'all' || key === 'f1');
  const rows = classesOf(comparison).map((one) => {
    const compared = shown.map(({ key, title }) =>
      compareFigure(comparison, toFigure(comparison, one, { key, title })),
    );
    return {
      key: String(one.label),
      title: one.name,
      support: formatQuantity(one.support, 'row'),
      share: one.rows === 0 ? 0 : one.support / one.rows,
      figures: compared.map(({ key, cells }) => ({ key, cells })),
      differs: compared.some(({ differs }) => differs),
      one,
      largest: Math.max(...compared.flatMap(({ cells }) => spreadOf(cells))),
    };
  });
  const orders = {
    delta: (a: (typeof rows)[number], b: (typeof rows)[number]) => b.largest - a.largest,
    support: (a: (typeof rows)[number], b: (typeof rows)[number]) => b.one.support - a.one.support,
    name: (a: (typeof rows)[number], b: (typeof rows)[number]) => a.title.localeCompare(b.title),
  };
  return { figures: shown, rows: rows.sort(orders[sort]).map(({ one: _, largest: __, ...row }) => row) };
}

/** How far the runs lie apart in one figure. */
function spreadOf(cells: readonly ComparedCell[]): number {
  const values = cells.flatMap(({ value }) => value ?? []);
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

/** In the order in which they are first met. Runs may know other classes, so a class is found by its value. */
function classesOf({ runs }: Comparison): ComparedClass[] {
  const classes = new Map<number, ComparedClass>();
  for (const { report } of runs) {
    for (const { label, name, support } of report?.classes ?? []) {
      if (!classes.has(label)) classes.set(label, { label, name, support, rows: report!.rows });
    }
  }
  return [...classes.values()];
}

type ShareName = (typeof FIGURES)[number]['key'];

function toFigure(
  { runs, intervals }: Comparison,
  { label }: ComparedClass,
  { key, title }: { key: ShareName; title: string },
): Figure {
  const isClass = (row: { readonly label: number }): boolean => row.label === label;
  const difference = (statistics: PairedStatistics) => statistics.classes.find(isClass)?.[key];
  const of: Figure['of'] = (report) => report.classes.find(isClass)?.[key] ?? null;
  if (key === 'f1') return { key, title, of, difference };
  const interval = (position: number) => {
    const k = runs[position]?.report?.classes.findIndex(isClass) ?? -1;
    return intervals[position]?.classes[k]?.[key];
  };
  return { key, title, of, difference, interval };
}
