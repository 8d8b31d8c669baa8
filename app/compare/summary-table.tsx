import { DeltaMark } from '../_ui/delta-mark.tsx';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { ScrollX } from '../_ui/scroll-x.tsx';
import type { ComparedCell, ComparedRow } from './compare-figure.ts';
import type { ComparedRun } from './prepare-comparison.ts';

const FROZEN = 'sticky left-0 z-10 bg-surface';
/** Takes what the table has to spare, so that figures stay beside their labels. */
const LAST = 'w-full px-4 text-right sm:text-left';
/** The place of a difference, right of its figure; on a phone below it. */
const BESIDE = 'block min-w-24 sm:ml-2 sm:inline-block sm:w-30 sm:text-left';

interface SummaryTableProps {
  readonly runs: readonly ComparedRun[];
  readonly rows: readonly ComparedRow[];
  /** What differences are against. */
  readonly against: string;
}

/** The metrics side by side. Of two runs the difference has a column of its own, with its interval. */
export function SummaryTable({ runs, rows, against }: SummaryTableProps) {
  const different = runs.filter(({ hasDifference }) => hasDifference);
  const single = runs.length === 2 && different.length === 1 ? different[0]! : null;
  return (
    <ScrollX label="Reports side by side">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">
          Reports side by side{different.length > 0 && `; differences are against ${against}`}
        </caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className={`${FROZEN} eyebrow px-4 py-2 text-left`}>
              Figure
            </th>
            {runs.map((run) => (
              <RunHead key={run.id} run={run} against={run.hasDifference && !single ? against : null} />
            ))}
            {single && (
              <th scope="col" className="px-3 py-2 text-left text-xs font-medium whitespace-nowrap">
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
              <th scope="row" className={`${FROZEN} min-w-28 px-4 py-1.5 text-left font-normal sm:whitespace-nowrap`}>
                {row.title}
              </th>
              {row.cells.map((cell, i) => (
                <Cell key={cell.key} cell={cell} withDelta={!single && Boolean(runs[i]?.hasDifference)} />
              ))}
              {single && <Range cell={row.cells[single.position]} />}
              <td className={`${LAST} py-1.5 text-ink-soft`}>{row.baseline}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function RunHead({ run, against }: { run: ComparedRun; against: string | null }) {
  return (
    <th scope="col" className="px-3 py-2 text-right text-xs font-medium sm:whitespace-nowrap">
      <RunIdentity position={run.position} /> <span className="ml-1">{run.name}</span>
      {run.isReference && <span className="ml-1 font-normal text-ink-faint">baseline</span>}
      {against && <span className={`${BESIDE} font-normal text-ink-faint`}>Δ against {against}</span>}
    </th>
  );
}

function Cell({ cell, withDelta }: { cell: ComparedCell; withDelta: boolean }) {
  return (
    <td
      className="px-3 py-1.5 text-right whitespace-nowrap"
      title={cell.range ? `95% interval ${cell.range}` : undefined}
    >
      <span className={cell.best ? 'rounded-sm px-1 font-semibold ring-1 ring-accent/60' : 'px-1'}>
        {cell.text}
        {cell.best && <span className="sr-only"> best</span>}
      </span>
      {cell.interval && <span className="ml-1 text-xs text-ink-faint max-sm:hidden">{cell.interval}</span>}
      {withDelta && <span className={BESIDE}>{cell.delta && <DeltaMark delta={cell.delta} />}</span>}
    </td>
  );
}

function Range({ cell }: { cell: ComparedCell | undefined }) {
  return (
    <td className="px-3 py-1.5 text-left whitespace-nowrap">
      {cell?.delta && <DeltaMark delta={cell.delta} />}
      {cell?.range && <span className="ml-2 text-xs text-ink-faint">{cell.range}</span>}
    </td>
  );
}
