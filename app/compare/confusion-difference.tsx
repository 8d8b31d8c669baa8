import { ConfusionGrid } from '../_ui/confusion-grid.tsx';
import type { ConfusionDifference as Difference, DifferenceCell } from './prepare-confusion-difference.ts';

const COLOURS: Record<DifferenceCell['word'], string> = {
  better: 'var(--color-run-a)',
  worse: 'var(--color-run-b)',
  same: 'transparent',
};
const SIGNS: Record<DifferenceCell['word'], string> = { better: '▲', worse: '▼', same: '' };

/** How many rows moved in each cell: blue and ▲ is better, orange and ▼ is worse, whichever way the count went. */
export function ConfusionDifference({ difference, caption }: { difference: Difference; caption: string }) {
  return (
    <ConfusionGrid
      label={caption}
      caption={caption}
      predictedTitles={difference.predictedTitles}
      rows={difference.rows.map((row) => ({ ...row, cells: row.cells.map(toCell) }))}
    />
  );
}

const toCell = ({ key, weight, word, text }: DifferenceCell) => ({
  key,
  weight,
  colour: COLOURS[word],
  content: (
    <span className="font-medium">
      {text}
      <span aria-hidden="true"> {SIGNS[word]}</span>
      <span className="sr-only"> {word}</span>
    </span>
  ),
});
