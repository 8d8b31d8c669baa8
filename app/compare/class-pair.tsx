import { DeltaMark } from '../_ui/delta-mark.tsx';
import { RunIdentity } from '../_ui/run-identity.tsx';
import type { ComparedCell } from './compare-figure.ts';
import { Dumbbell } from './dumbbell.tsx';
import type { ClassGrid, GridRow } from './prepare-class-grid.ts';
import type { ComparedRun } from './prepare-comparison.ts';

interface ClassPairProps {
  readonly grid: ClassGrid;
  readonly runs: readonly ComparedRun[];
}

/** The grid of two runs: a line a figure with both values, the difference with its interval, and how far they lie apart. */
export function ClassPair({ grid, runs }: ClassPairProps) {
  const titles = new Map(grid.figures.map(({ key, title }) => [key, title]));
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Classes side by side: precision, recall and F1 of both runs</caption>
      <thead>
        <tr className="border-b border-line text-xs">
          <th scope="col" className="eyebrow px-4 py-2 text-left">
            Class
          </th>
          <th scope="col" className="eyebrow px-3 py-2 text-left">
            Figure
          </th>
          {runs.map(({ id, position }) => (
            <th key={id} scope="col" className="px-3 py-2 text-right">
              <RunIdentity position={position} />
            </th>
          ))}
          <th scope="col" className="px-3 py-2 text-left font-medium whitespace-nowrap">
            Difference, 95% interval
          </th>
          <th scope="col" className="w-full px-4 py-2 max-md:hidden">
            <span className="flex justify-between font-normal text-ink-faint" aria-hidden="true">
              <span>0</span>
              <span>1</span>
            </span>
            <span className="sr-only">From 0 to 1</span>
          </th>
        </tr>
      </thead>
      {grid.rows.map((row) => (
        <tbody key={row.key} data-differs={row.differs || undefined} className="border-b border-line last:border-0">
          {row.figures.map(({ key, cells }, i) => (
            <tr key={key} className="hover:bg-hover/60">
              {i === 0 && <ClassName row={row} />}
              <th scope="row" className="px-3 py-1 text-left font-normal text-ink-soft">
                {titles.get(key)}
              </th>
              <Values cells={cells} runs={runs} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function ClassName({ row }: { row: GridRow }) {
  return (
    <th
      scope="rowgroup"
      rowSpan={row.figures.length}
      aria-label={row.title}
      className="min-w-28 px-4 py-1.5 text-left align-top font-normal"
    >
      {row.title}
      <span className="block text-xs text-ink-faint">{row.support}</span>
      <span className="mt-0.5 block h-0.5 bg-line-strong" style={{ width: `${Math.max(2, 100 * row.share)}%` }} />
    </th>
  );
}

function Values({ cells, runs }: { cells: readonly ComparedCell[]; runs: readonly ComparedRun[] }) {
  const different = cells.find(({ delta }) => delta);
  return (
    <>
      {cells.map(({ key, text, best }) => (
        <td key={key} className="px-3 py-1 text-right whitespace-nowrap">
          <span className={best ? 'rounded-sm px-1 font-semibold ring-1 ring-accent/60' : 'px-1'}>
            {text}
            {best && <span className="sr-only"> best</span>}
          </span>
        </td>
      ))}
      <td className="px-3 py-1 whitespace-nowrap">
        {different?.delta && <DeltaMark delta={different.delta} />}
        {different?.range && <span className="ml-2 text-xs text-ink-faint">{different.range}</span>}
      </td>
      <td className="px-4 py-1 max-md:hidden">
        <Dumbbell ends={runs.map(({ position }) => ({ position, share: cells[position]?.value ?? null }))} />
      </td>
    </>
  );
}
