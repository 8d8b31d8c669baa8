import type { Route } from 'next';
import Link from 'next/link';
import { ConfusionGrid } from './confusion-grid.tsx';
import { confusionRows } from './confusion-rows.ts';
import type { ConfusionCell, PreparedConfusion } from './prepare-confusion.ts';

/** Address of the rows in a cell, and whether these are shown now. */
export type CellLinks = readonly (readonly { readonly href: Route; readonly current: boolean }[])[];

interface ConfusionMatrixProps {
  readonly matrix: PreparedConfusion;
  readonly caption: string;
  /** By true and predicted class. */
  readonly links?: CellLinks;
}

/** Rows are the true class, columns the predicted one. */
export function ConfusionMatrix({ matrix, caption, links }: ConfusionMatrixProps) {
  return (
    <ConfusionGrid
      label={caption}
      caption={`${caption}. Rows: true class, columns: predicted class.`}
      predictedTitles={matrix.predictedTitles}
      rows={confusionRows(matrix, (cell, i, j) => (
        <Cell cell={cell} link={links?.[i]?.[j]} of={`${matrix.rows[i]!.title}, predicted ${cell.key}`} />
      ))}
    />
  );
}

interface CellProps {
  readonly cell: ConfusionCell;
  readonly link: CellLinks[number][number] | undefined;
  /** Its classes. */
  readonly of: string;
}

function Cell({ cell, link, of }: CellProps) {
  if (!link || cell.weight === 0) return <CellFigures cell={cell} />;
  return (
    <Link
      href={link.href}
      aria-current={link.current ? 'true' : undefined}
      title={`The rows that are ${of}`}
      className="-mx-2 block rounded-sm py-1 hover:underline aria-[current=true]:ring-2 aria-[current=true]:ring-ink"
    >
      <CellFigures cell={cell} />
    </Link>
  );
}

function CellFigures({ cell }: { cell: ConfusionCell }) {
  return (
    <>
      <span className="block font-medium">{cell.count}</span>
      <span className="block text-2xs">{cell.share}</span>
    </>
  );
}
