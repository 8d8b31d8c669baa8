import type { Beside } from '#server/runs/read-beside';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { HELD_IN_PANEL } from './board.tsx';
import { LABEL_COLUMN, runColumn } from './board-columns.ts';
import { MeasureServing } from './measure-serving.client.tsx';
import type { ComparedRun } from './prepare-comparison.ts';
import { prepareServing } from './prepare-serving.ts';

interface ServingCostsProps {
  readonly runs: readonly ComparedRun[];
  readonly beside: Beside | Promise<Beside>;
  /** Nothing is measured any more. */
  readonly frozen: boolean;
}

/** Size, load time and time of one answer of each run's model; measured when somebody asks, and then kept. */
export async function ServingCosts({ runs, beside, frozen }: ServingCostsProps) {
  const { serving: costs } = await beside;
  const known = costs.filter((cost) => cost !== null);
  const missing = runs.filter((_, i) => costs[i] === null);
  const base = Math.max(
    0,
    runs.findIndex(({ isReference }) => isReference),
  );
  const rows = prepareServing(
    costs,
    runs.map(({ id }) => id),
    base,
  );
  const machines = [...new Set(known.map(({ measuredOn }) => measuredOn))];
  return (
    <>
      {known.length > 0 && (
        <table className="border-collapse text-sm">
          <caption className="sr-only">What serving each run costs</caption>
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className={`${LABEL_COLUMN} eyebrow px-4 py-2 text-left`}>
                Cost
              </th>
              {runs.map((run) => (
                <th key={run.id} scope="col" className={`px-3 py-2 text-left text-xs ${runColumn(run.isReference)}`}>
                  <RunIdentity position={run.position} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, cells }) => (
              <tr key={title} className="border-b border-line/70 last:border-0">
                <th scope="row" className={`${LABEL_COLUMN} px-4 py-1.5 text-left font-normal`}>
                  {title}
                </th>
                {cells.map(({ key, text, times }, i) => (
                  <td key={key} className={`px-3 py-1.5 whitespace-nowrap ${runColumn(runs[i]?.isReference ?? false)}`}>
                    {text} {times && <span className="text-xs text-ink-faint">{times}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {machines.map((machine) => (
        <p key={machine} className="px-4 pt-2 text-xs text-ink-faint last:pb-3">
          Measured on {machine}, one thread, one row after the other.
        </p>
      ))}
      {frozen && known.length === 0 && <p className="px-4 py-3 text-sm text-ink-faint">Nobody had measured it.</p>}
      {!frozen && missing.length > 0 && (
        <div className={HELD_IN_PANEL}>
          <MeasureServing runs={missing.map(({ id }) => id)} />
        </div>
      )}
    </>
  );
}
