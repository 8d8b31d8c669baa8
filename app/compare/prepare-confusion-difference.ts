import type { Report } from '#server/training/schema';
import { formatCount } from '../_ui/format-number.ts';

export interface DifferenceCell {
  readonly key: string;
  readonly text: string;
  readonly word: 'better' | 'worse' | 'same';
  /** Share of the true class that moved, 0 to 1. */
  readonly weight: number;
}

export interface ConfusionDifference {
  readonly predictedTitles: readonly string[];
  readonly rows: readonly { key: string; title: string; cells: readonly DifferenceCell[] }[];
}

/** Challenger minus reference, cell by cell. More on the diagonal is better; more off it is worse. */
export function prepareConfusionDifference(reference: Report, challenger: Report): ConfusionDifference {
  const titles = reference.classes.map((row) => row.name);
  return {
    predictedTitles: titles,
    rows: titles.map((title, i) => ({
      key: title,
      title,
      cells: titles.map((predicted, j) => {
        const difference = (challenger.confusion[i]?.[j] ?? 0) - (reference.confusion[i]?.[j] ?? 0);
        const gain = i === j ? difference : -difference;
        return {
          key: predicted,
          text: difference > 0 ? `+${formatCount(difference)}` : formatCount(difference).replace('-', '−'),
          word: gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same',
          weight: Math.abs(difference) / Math.max(1, reference.classes[i]?.support ?? 0),
        };
      }),
    })),
  };
}
