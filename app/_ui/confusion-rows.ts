import type { ReactNode } from 'react';
import type { ConfusionCell, PreparedConfusion } from './prepare-confusion.ts';

/**
 * The rows of a `ConfusionGrid` for one confusion matrix: right answers are blue and ringed, wrong ones orange.
 * @param contentOf what stands in a cell, by the places of the true and the predicted class.
 */
export function confusionRows(
  { rows }: PreparedConfusion,
  contentOf: (cell: ConfusionCell, truth: number, predicted: number) => ReactNode,
) {
  return rows.map((row, truth) => ({
    ...row,
    note: row.support,
    cells: row.cells.map((cell, predicted) => ({
      key: cell.key,
      weight: cell.weight,
      colour: cell.correct ? 'var(--color-run-a)' : 'var(--color-run-b)',
      ringed: cell.correct,
      content: contentOf(cell, truth, predicted),
    })),
  }));
}
