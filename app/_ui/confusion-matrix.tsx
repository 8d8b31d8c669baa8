import { ConfusionGrid } from './confusion-grid.tsx';
import type { ConfusionCell, PreparedConfusion } from './prepare-confusion.ts';

/** Rows are the true class, columns the predicted one. Right answers are blue and ringed, wrong ones orange. */
export function ConfusionMatrix({ matrix, caption }: { matrix: PreparedConfusion; caption: string }) {
  return (
    <ConfusionGrid
      label={caption}
      caption={`${caption}. Rows: true class, columns: predicted class.`}
      predictedTitles={matrix.predictedTitles}
      rows={matrix.rows.map((row) => ({ ...row, note: row.support, cells: row.cells.map(toCell) }))}
    />
  );
}

const toCell = ({ key, weight, correct, count, share }: ConfusionCell) => ({
  key,
  weight,
  colour: correct ? 'var(--color-run-a)' : 'var(--color-run-b)',
  ringed: correct,
  content: (
    <>
      <span className="block font-medium">{count}</span>
      <span className="block text-2xs">{share}</span>
    </>
  ),
});
