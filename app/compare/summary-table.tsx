import { DeltaMark } from '../_ui/delta-mark.tsx';
import type { Delta } from '../_ui/prepare-delta.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { LABEL_COLUMN, runColumn } from './board-columns.ts';
import { CompactDelta } from './compact-delta.tsx';
import type { ComparedCell, ComparedRow } from './compare-figure.ts';
import type { ComparedRun } from './prepare-comparison.ts';

/** Of two runs: what stands below a figure on a phone has a column of its own on anything wider. */
const ON_A_PHONE = 'sm:hidden';
/** Takes what the table has to spare, so that figures stay beside their labels. */
const LAST = 'w-full px-4 text-right sm:text-left';
/** Beyond so many runs the intervals of single values make the table wider than a screen. */
const MOST_WITH_INTERVALS = 3;

interface SummaryTableProps {
  readonly runs: readonly ComparedRun[];
  readonly rows: readonly ComparedRow[];
  /** What differences are against. */
  readonly against: string;
  /** Positions of the two runs a phone shows. */
  readonly pair: readonly number[];
}

/** The metrics side by side. Of two runs the difference has a column of its own, with its interval. */
export function SummaryTable({ runs, rows, against, pair }: SummaryTableProps) {
  const different = runs.filter(({ hasDifference }) => hasDifference);
  const columnOf = (position: number): string =>
    `${pair.includes(position) ? '' : 'max-sm:hidden'} ${runColumn(runs[position]?.isReference ?? false)}`;
  const single = runs.length === 2 && different.length === 1 ? different[0]! : null;
  const below = single ? ON_A_PHONE : '';
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">
        Reports side by side{different.length > 0 && `; differences are against ${against}`}
      </caption>
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className={`${LABEL_COLUMN} eyebrow px-4 py-2 text-left`}>
            Figure
          </th>
          {runs.map((run) => (
            <RunHead
              key={run.id}
              run={run}
              against={run.hasDifference ? against : null}
              column={columnOf(run.position)}
              below={below}
            />
          ))}
          {single && (
            <th scope="col" className="max-sm:hidden px-3 py-2 text-left text-xs font-medium whitespace-nowrap">
              <RunIdentity position={single.position} /> − {against}, 95% interval
            </th>
          )}
          <th scope="col" className={`${LAST} py-2 text-xs font-medium whitespace-nowrap text-ink-soft`}>
            Majority
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.key}
            data-differs={row.differs || undefined}
            className="group border-b border-line/70 last:border-0 hover:bg-hover/60"
          >
            <th scope="row" className={`${LABEL_COLUMN} px-4 py-1.5 text-left align-top font-normal`}>
              {row.title}
            </th>
            {row.cells.map((cell, i) => (
              <Cell
                key={cell.key}
                cell={cell}
                column={columnOf(i)}
                delta={runs[i]?.hasDifference ? cell.delta : null}
                below={below}
                withInterval={runs.length <= MOST_WITH_INTERVALS}
              />
            ))}
            {single && <Range cell={row.cells[single.position]} />}
            <td className={`${LAST} py-1.5 align-top text-ink-soft`}>{row.baseline}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RunHeadProps {
  readonly run: ComparedRun;
  readonly against: string | null;
  /** Classes of its column, and of what stands below a figure. */
  readonly column: string;
  readonly below: string;
}

function RunHead({ run, against, column, below }: RunHeadProps) {
  return (
    <th
      scope="col"
      className={`max-w-40 min-w-26 px-3 py-2 text-right align-bottom text-xs font-medium wrap-anywhere ${column}`}
    >
      <RunIdentity position={run.position} /> <span className="ml-1">{run.name}</span>
      {run.isReference && <span className="ml-1 font-normal whitespace-nowrap text-ink-faint">baseline</span>}
      {against && (
        <span className={`block font-normal whitespace-nowrap text-ink-faint ${below}`}>Δ against {against}</span>
      )}
    </th>
  );
}

interface CellProps {
  /** Classes of its column. */
  readonly column: string;
  /** Classes of its difference. */
  readonly below: string;
  readonly cell: ComparedCell;
  readonly delta: Delta | null;
  readonly withInterval: boolean;
}

function Cell({ cell, delta, withInterval, column, below }: CellProps) {
  return (
    <td
      className={`px-3 py-1.5 text-right align-top whitespace-nowrap ${column}`}
      title={cell.range ? `95% interval of the difference ${cell.range}` : undefined}
    >
      <span className={cell.best ? 'rounded-sm px-1 font-semibold ring-1 ring-accent/60' : 'px-1'}>
        {cell.text}
        {cell.best && <span className="sr-only"> best</span>}
      </span>
      {withInterval && cell.interval && (
        <span className="block text-xs text-ink-faint max-sm:hidden">{cell.interval}</span>
      )}
      {delta && (
        <div className={below}>
          <CompactDelta delta={delta} />
        </div>
      )}
    </td>
  );
}

function Range({ cell }: { cell: ComparedCell | undefined }) {
  return (
    <td className="px-3 py-1.5 text-left align-top whitespace-nowrap max-sm:hidden">
      {cell?.delta && <DeltaMark delta={cell.delta} />}
      {cell?.range && <span className="ml-2 text-xs text-ink-faint">{cell.range}</span>}
    </td>
  );
}
