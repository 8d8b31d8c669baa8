import { DeltaMark } from '../_ui/delta-mark.tsx';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { ScrollX } from '../_ui/scroll-x.tsx';
import { type ComparedGroup, type ComparedRow, type ComparedRun, hasDifference } from './prepare-comparison.ts';

const FROZEN = 'sticky left-0 bg-surface';
/** Takes what the table has to spare, so that figures stay beside their labels. */
const LAST = 'w-full px-4 text-right sm:text-left';
/** The place of a difference, right of its figure; on a phone below it. */
const BESIDE = 'block min-w-24 sm:ml-2 sm:inline-block sm:w-30 sm:text-left';

function Line({ row, runs }: { row: ComparedRow; runs: readonly ComparedRun[] }) {
  return (
    <tr className="group border-b border-line/70 hover:bg-hover/60">
      <th scope="row" className={`${FROZEN} min-w-28 px-4 py-1.5 text-left font-normal sm:whitespace-nowrap`}>
        {row.title}
      </th>
      {row.cells.map((cell, i) => (
        <td key={cell.key} className="px-3 py-1.5 text-right whitespace-nowrap">
          {cell.text}
          {cell.interval && <span className="ml-1.5 text-xs text-ink-faint max-sm:hidden">{cell.interval}</span>}
          {runs[i] && hasDifference(runs[i]) && (
            <span className={BESIDE}>{cell.delta && <DeltaMark delta={cell.delta} />}</span>
          )}
        </td>
      ))}
      <td className={`${LAST} py-1.5 text-ink-soft`}>{row.baseline}</td>
    </tr>
  );
}

function Head({ runs }: { runs: readonly ComparedRun[] }) {
  return (
    <thead>
      <tr className="border-b border-line">
        <th scope="col" className={`${FROZEN} eyebrow px-4 py-2 text-left`}>
          Figure
        </th>
        {runs.map((run) => (
          <th key={run.id} scope="col" className="px-3 py-2 text-right text-xs font-medium sm:whitespace-nowrap">
            <RunIdentity position={run.position} /> <span className="ml-1">{run.name}</span>
            {hasDifference(run) && <span className={`${BESIDE} font-normal text-ink-faint`}>Δ against A</span>}
          </th>
        ))}
        <th scope="col" className={`${LAST} py-2 text-xs font-medium whitespace-nowrap text-ink-soft`}>
          Majority
        </th>
      </tr>
    </thead>
  );
}

/** Names a group and says again which column is whose: by then the heading is out of sight. */
function GroupHead({ title, runs, named }: { title: string; runs: readonly ComparedRun[]; named: boolean }) {
  return (
    <tr className="border-b border-line bg-sunken">
      <th scope="rowgroup" className="sticky left-0 bg-sunken px-4 py-1.5 text-left text-xs font-semibold">
        {title}
      </th>
      {runs.map((run) => (
        <td key={run.id} className="px-3 py-1.5 text-right text-xs">
          {named && <RunIdentity position={run.position} />}
          {hasDifference(run) && <span className="hidden sm:ml-2 sm:inline-block sm:w-30" />}
        </td>
      ))}
      <td />
    </tr>
  );
}

/** All reports in one table: metrics, then class by class; the label column stays in sight when it scrolls. */
export function ComparisonTable({ runs, groups }: { runs: readonly ComparedRun[]; groups: readonly ComparedGroup[] }) {
  return (
    <ScrollX label="Reports side by side">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">
          Reports side by side{runs.some(hasDifference) && '; differences are against run A'}
        </caption>
        <Head runs={runs} />
        {groups.map((group, i) => (
          <tbody key={group.key}>
            <GroupHead title={group.title} runs={runs} named={i > 0} />
            {group.rows.map((row) => (
              <Line key={row.key} row={row} runs={runs} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollX>
  );
}
