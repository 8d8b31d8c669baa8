import type { Report } from '#server/training/schema';
import { formatCount } from '../_ui/format-number.ts';

export interface DifferenceCell {
  readonly key: string;
  /** Value of the predicted class. */
  readonly label: number;
  readonly text: string;
  readonly word: 'better' | 'worse' | 'same';
  /** Share of the true class that moved, 0 to 1. */
  readonly weight: number;
}

export interface ConfusionDifference {
  readonly predictedTitles: readonly string[];
  /** `label` is the value of the true class. */
  readonly rows: readonly { key: string; title: string; label: number; cells: readonly DifferenceCell[] }[];
}

/** Challenger minus reference, cell by cell. More on the diagonal is better; more off it is worse. */
export function prepareConfusionDifference(reference: Report, challenger: Report): ConfusionDifference {
  const titles = reference.classes.map((row) => row.name);
  const labelAt = (k: number): number => reference.classes[k]!.label;
  return {
    predictedTitles: titles,
    rows: titles.map((title, i) => ({
      key: title,
      title,
      label: labelAt(i),
      cells: titles.map((predicted, j) => {
        const difference = (challenger.confusion[i]?.[j] ?? 0) - (reference.confusion[i]?.[j] ?? 0);
        const gain = i === j ? difference : -difference;
        return {
          key: predicted,
          label: labelAt(j),
          text: difference > 0 ? `+${formatCount(difference)}` : formatCount(difference).replace('-', '−'),
          word: gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same',
          weight: Math.abs(difference) / Math.max(1, reference.classes[i]?.support ?? 0),
        };
      }),
    })),
  };
}
