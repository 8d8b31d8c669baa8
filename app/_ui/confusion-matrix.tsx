import type { Route } from 'next';
import Link from 'next/link';
import { ConfusionGrid } from './confusion-grid.tsx';
import type { ConfusionCell, PreparedConfusion } from './prepare-confusion.ts';

/** Address of the rows in a cell, and whether these are shown now. */
export type CellLinks = readonly (readonly { readonly href: Route; readonly current: boolean }[])[];

interface ConfusionMatrixProps {
  readonly matrix: PreparedConfusion;
  readonly caption: string;
  /** By true and predicted class. */
  readonly links?: CellLinks;
}

/** Rows are the true class, columns the predicted one. Right answers are blue and ringed, wrong ones orange. */
export function ConfusionMatrix({ matrix, caption, links }: ConfusionMatrixProps) {
  return (
    <ConfusionGrid
      label={caption}
      caption={`${caption}. Rows: true class, columns: predicted class.`}
      predictedTitles={matrix.predictedTitles}
      rows={matrix.rows.map((row, i) => ({
        ...row,
        note: row.support,
        cells: row.cells.map((cell, j) => toCell(cell, links?.[i]?.[j], `${row.title}, predicted ${cell.key}`)),
      }))}
    />
  );
}

const toCell = (cell: ConfusionCell, link: CellLinks[number][number] | undefined, of: string) => ({
  key: cell.key,
  weight: cell.weight,
  colour: cell.correct ? 'var(--color-run-a)' : 'var(--color-run-b)',
  ringed: cell.correct,
  content:
    link && cell.weight > 0 ? (
      <Link
        href={link.href}
        aria-current={link.current ? 'true' : undefined}
        title={`The rows that are ${of}`}
        className="-mx-2 block rounded-sm py-1 hover:underline aria-[current=true]:ring-2 aria-[current=true]:ring-ink"
      >
        <CellFigures cell={cell} />
      </Link>
    ) : (
      <CellFigures cell={cell} />
    ),
});

function CellFigures({ cell }: { cell: ConfusionCell }) {
  return (
    <>
      <span className="block font-medium">{cell.count}</span>
      <span className="block text-2xs">{cell.share}</span>
    </>
  );
}
