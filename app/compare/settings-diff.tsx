import type { Comparison } from '#server/runs/comparison-schema';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { ScrollX } from '../_ui/scroll-x.tsx';

interface SettingsTableProps {
  readonly settings: Comparison['settings'];
  readonly runs: readonly { readonly id: string }[];
  /** Positions of the two runs a phone shows. */
  readonly pair: readonly number[];
}

function SettingsTable({ settings, runs, pair }: SettingsTableProps) {
  const onPhone = (position: number): string => (pair.includes(position) ? '' : 'max-sm:hidden');
  return (
    <ScrollX label="Settings">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="eyebrow px-4 py-2 text-left">
              Setting
            </th>
            {runs.map((run, position) => (
              <th key={run.id} scope="col" className={`px-3 py-2 text-left text-xs ${onPhone(position)}`}>
                <RunIdentity position={position} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {settings.map((setting) => (
            <tr key={setting.name} className="border-b border-line/70 last:border-0">
              <th scope="row" className="px-4 py-1.5 text-left font-mono text-xs font-normal whitespace-nowrap">
                {setting.name}
              </th>
              {runs.map((run, position) => (
                <td key={run.id} className={`max-w-80 px-3 py-1.5 break-words ${onPhone(position)}`}>
                  {setting.values[position] ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** Settings that differ; those that do not are folded away. */
export function SettingsDiff({ comparison, pair }: { comparison: Comparison; pair: readonly number[] }) {
  const differing = comparison.settings.filter((setting) => setting.differs);
  const equal = comparison.settings.filter((setting) => !setting.differs);
  return (
    <>
      {differing.length > 0 ? (
        <SettingsTable settings={differing} runs={comparison.runs} pair={pair} />
      ) : (
        <p className="px-4 py-3 text-sm text-ink-faint">No setting differs.</p>
      )}
      {equal.length > 0 && (
        <details className="border-t border-line max-sm:hidden">
          <summary className="px-4 py-2 text-sm text-ink-soft hover:bg-hover">{equal.length} equal in all</summary>
          <SettingsTable settings={equal} runs={comparison.runs} pair={pair} />
        </details>
      )}
    </>
  );
}
