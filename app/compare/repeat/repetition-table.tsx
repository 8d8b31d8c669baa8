import type { Repetition } from '#server/runs/repeat-schema';
import { DeltaMark } from '../../_ui/delta-mark.tsx';
import { RunIdentity } from '../../_ui/run-identity.tsx';
import { ScrollX } from '../../_ui/scroll-x.tsx';
import type { RepeatedCell, RepeatedRow } from './prepare-repetition.ts';

function Difference({ difference }: { difference: RepeatedCell['difference'] }) {
  if (!difference) return null;
  return (
    <span className="mt-0.5 grid justify-items-end gap-x-3 text-xs text-ink-faint lg:mt-0 lg:ml-4 lg:inline-flex lg:items-baseline">
      <span className="lg:w-34 lg:text-left">
        <DeltaMark delta={difference.delta} />
      </span>
      <span className="lg:w-28 lg:text-left">{difference.interval}</span>
      <span className="lg:w-20 lg:text-left">
        {difference.counts}
        <span className="sr-only"> better, same, worse</span>
      </span>
    </span>
  );
}

/** Mean ± deviation of every metric a run; with each challenger its difference from A, interval and win / tie / loss. */
export function RepetitionTable({ rows, runs }: { rows: readonly RepeatedRow[]; runs: Repetition['runs'] }) {
  const caption = 'Metrics over all splits';
  return (
    <ScrollX label={caption}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="eyebrow px-4 py-2 text-left">
              Metric
            </th>
            {runs.map((run, position) => (
              <th key={run.id} scope="col" className="px-3 py-2 text-right text-xs font-medium">
                <RunIdentity position={position} /> <span className="ml-1">{run.name}</span>
              </th>
            ))}
            <th scope="col" className="px-4 py-2 text-right text-xs font-medium text-ink-soft">
              Majority
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-b border-line/70 align-top last:border-0">
              <th scope="row" className="px-4 py-1.5 text-left font-normal">
                {row.title}
              </th>
              {row.cells.map((cell) => (
                <td key={cell.key} className="px-3 py-1.5 text-right whitespace-nowrap">
                  {cell.text}
                  <Difference difference={cell.difference} />
                </td>
              ))}
              <td className="px-4 py-1.5 text-right whitespace-nowrap text-ink-soft">{row.baseline}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
