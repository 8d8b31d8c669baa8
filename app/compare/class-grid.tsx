import { identityAt } from '../_ui/identity.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { LABEL_COLUMN } from './board-columns.ts';
import { Choice } from './choice.tsx';
import { CompactDelta } from './compact-delta.tsx';
import type { ComparedCell } from './compare-figure.ts';
import type { CompareLink, CompareState } from './compare-state.ts';
import type { ClassGrid as Grid, GridRow } from './prepare-class-grid.ts';
import type { ComparedRun } from './prepare-comparison.ts';

interface ClassGridProps {
  readonly grid: Grid;
  readonly runs: readonly ComparedRun[];
}

/** All classes of all runs in one table: a group of columns a figure, in it a column a run. */
export function ClassGrid({ grid, runs }: ClassGridProps) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Classes side by side: precision, recall and F1 of every run</caption>
      <thead>
        <tr className="border-b border-line">
          <th scope="col" rowSpan={2} className={`${LABEL_COLUMN} eyebrow px-4 py-2 text-left`}>
            Class
          </th>
          {grid.figures.map(({ key, title }) => (
            <th
              key={key}
              scope="colgroup"
              colSpan={runs.length}
              className="border-l border-line px-3 pt-2 text-left text-xs font-medium"
            >
              {title}
            </th>
          ))}
        </tr>
        <tr className="border-b border-line">
          {grid.figures.flatMap(({ key }) =>
            runs.map((run, i) => (
              <th
                key={`${key} ${run.id}`}
                scope="col"
                className={`px-3 pb-2 text-right text-xs ${i === 0 ? 'border-l border-line' : ''}`}
              >
                <RunIdentity position={run.position} />
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map((row) => (
          <Line key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row }: { row: GridRow }) {
  return (
    <tr data-differs={row.differs || undefined} className="border-b border-line/70 last:border-0 hover:bg-hover/60">
      <th scope="row" aria-label={row.title} className={`${LABEL_COLUMN} px-4 py-2 text-left font-normal`}>
        {row.title}
        <span className="block text-xs text-ink-faint">{row.support}</span>
        <span className="mt-0.5 block h-0.5 bg-line-strong" style={{ width: `${Math.max(2, 100 * row.share)}%` }} />
      </th>
      {row.figures.flatMap(({ key, cells }) =>
        cells.map((cell, position) => (
          <td
            key={`${key} ${cell.key}`}
            title={cell.range ? `95% interval of the difference ${cell.range}` : undefined}
            className={`min-w-18 px-3 py-2 text-right align-top ${position === 0 ? 'border-l border-line' : ''}`}
          >
            <Value cell={cell} colour={identityAt(position).colour} />
          </td>
        )),
      )}
    </tr>
  );
}

function Value({ cell, colour }: { cell: ComparedCell; colour: string }) {
  return (
    <>
      <span className={cell.best ? 'rounded-sm px-1 font-semibold ring-1 ring-accent/60' : 'px-1'}>
        {cell.text}
        {cell.best && <span className="sr-only"> best</span>}
      </span>
      <span className="mt-1 block h-0.5 rounded-full bg-sunken" aria-hidden="true">
        <span
          className="block h-full rounded-full"
          style={{ width: `${100 * (cell.value ?? 0)}%`, background: colour }}
        />
      </span>
      {cell.delta && <CompactDelta delta={cell.delta} />}
    </>
  );
}

const SORTS: readonly { sort: CompareState['sort']; title: string }[] = [
  { sort: 'delta', title: 'largest difference' },
  { sort: 'support', title: 'support' },
  { sort: 'name', title: 'name' },
];

/** How the grid is sorted, and whether it shows F1 only. */
export function ClassGridChoices({ state, link }: { state: CompareState; link: CompareLink }) {
  const isF1 = state.figures === 'f1';
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-faint">
      <span>by</span>
      {SORTS.map(({ sort, title }) => (
        <Choice key={sort} href={link({ sort })} current={state.sort === sort} title={title} />
      ))}
      <span aria-hidden="true">·</span>
      <Choice href={link({ figures: isF1 ? 'all' : 'f1' })} current={isF1} title="F1 only" />
    </div>
  );
}
