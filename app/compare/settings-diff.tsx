import type { Comparison } from '#server/runs/comparison-schema';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { LABEL_COLUMN, runColumn } from './board-columns.ts';
import type { ComparedRun } from './prepare-comparison.ts';

interface SettingsTableProps {
  readonly settings: Comparison['settings'];
  readonly runs: readonly ComparedRun[];
  /** Positions of the two runs a phone shows. */
  readonly pair: readonly number[];
}

function SettingsTable({ settings, runs, pair }: SettingsTableProps) {
  const columnOf = ({ position, isReference }: ComparedRun): string =>
    `${pair.includes(position) ? '' : 'max-sm:hidden'} ${runColumn(isReference)}`;
  return (
    <table className="border-collapse text-sm">
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className={`${LABEL_COLUMN} eyebrow px-4 py-2 text-left`}>
            Setting
          </th>
          {runs.map((run) => (
            <th key={run.id} scope="col" className={`px-3 py-2 text-left text-xs ${columnOf(run)}`}>
              <RunIdentity position={run.position} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {settings.map((setting) => (
          <tr key={setting.name} className="border-b border-line/70 last:border-0">
            <th
              scope="row"
              className={`${LABEL_COLUMN} px-4 py-1.5 text-left font-mono text-xs font-normal break-words`}
            >
              {setting.name}
            </th>
            {runs.map((run) => (
              <td key={run.id} className={`max-w-80 px-3 py-1.5 break-words ${columnOf(run)}`}>
                {setting.values[run.position] ?? '—'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SettingsDiffProps {
  readonly comparison: Comparison;
  readonly runs: readonly ComparedRun[];
  /** Positions of the two runs a phone shows. */
  readonly pair: readonly number[];
}

/** Settings that differ; those that do not are folded away. */
export function SettingsDiff({ comparison, runs, pair }: SettingsDiffProps) {
  const differing = comparison.settings.filter((setting) => setting.differs);
  const equal = comparison.settings.filter((setting) => !setting.differs);
  return (
    <>
      {differing.length > 0 ? (
        <SettingsTable settings={differing} runs={runs} pair={pair} />
      ) : (
        <p className="px-4 py-3 text-sm text-ink-faint">No setting differs.</p>
      )}
      {equal.length > 0 && (
        <details className="border-t border-line max-sm:hidden">
          <summary className="px-4 py-2 text-sm text-ink-soft hover:bg-hover">{equal.length} equal in all</summary>
          <SettingsTable settings={equal} runs={runs} pair={pair} />
        </details>
      )}
    </>
  );
}
