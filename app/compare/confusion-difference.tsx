import type { Route } from 'next';
import Link from 'next/link';
import { ConfusionGrid } from '../_ui/confusion-grid.tsx';
import type { ConfusionDifference as Difference, DifferenceCell } from './prepare-confusion-difference.ts';

const COLOURS: Record<DifferenceCell['word'], string> = {
  better: 'var(--color-run-a)',
  worse: 'var(--color-run-b)',
  same: 'transparent',
};
const SIGNS: Record<DifferenceCell['word'], string> = { better: '▲', worse: '▼', same: '' };

interface ConfusionDifferenceProps {
  readonly difference: Difference;
  readonly caption: string;
  /** Where the rows of a cell are shown, by class values; null where they are not. */
  readonly hrefOf: ((truth: number, predicted: number) => Route) | null;
}

/** How many rows moved in each cell: blue and ▲ is better, orange and ▼ is worse, whichever way the count went. */
export function ConfusionDifference({ difference, caption, hrefOf }: ConfusionDifferenceProps) {
  return (
    <ConfusionGrid
      label={caption}
      caption={caption}
      predictedTitles={difference.predictedTitles}
      rows={difference.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({
          key: cell.key,
          weight: cell.weight,
          colour: COLOURS[cell.word],
          content: <Count cell={cell} href={hrefOf && cell.word !== 'same' ? hrefOf(row.label, cell.label) : null} />,
        })),
      }))}
    />
  );
}

function Count({ cell: { text, word }, href }: { cell: DifferenceCell; href: Route | null }) {
  return (
    <span className="font-medium">
      {href ? (
        <Link
          href={href}
          scroll={false}
          className="underline decoration-dotted underline-offset-2 hover:decoration-solid"
        >
          {text}
        </Link>
      ) : (
        text
      )}
      <span aria-hidden="true"> {SIGNS[word]}</span>
      <span className="sr-only"> {word}</span>
    </span>
  );
}
