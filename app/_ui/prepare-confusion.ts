import type { Report } from '#server/training/schema';
import { formatCount, formatPercent, formatQuantity } from './format-number.ts';

export interface ConfusionCell {
  readonly key: string;
  readonly count: string;
  /** Share of the true class, as percent. */
  readonly share: string;
  /** Share of the true class, 0 to 1: how dark the cell is. */
  readonly weight: number;
  readonly correct: boolean;
}

export interface PreparedConfusion {
  readonly predictedTitles: readonly string[];
  readonly rows: readonly { key: string; title: string; support: string; cells: readonly ConfusionCell[] }[];
}

/** The confusion matrix with every row normalised by its class, so that a rare class is as legible as a common one. */
export function prepareConfusion(report: Pick<Report, 'classes' | 'confusion'>): PreparedConfusion {
  const titles = report.classes.map((row) => row.name);
  return {
    predictedTitles: titles,
    rows: report.confusion.map((counts, i) => {
      const support = counts.reduce((sum, count) => sum + count, 0);
      return {
        key: titles[i] ?? String(i),
        title: titles[i] ?? String(i),
        support: formatQuantity(support, 'row'),
        cells: counts.map((count, j) => {
          const weight = support === 0 ? 0 : count / support;
          return {
            key: titles[j] ?? String(j),
            count: formatCount(count),
            share: formatPercent(weight),
            weight,
            correct: i === j,
          };
        }),
      };
    }),
  };
}
