import { featureName } from '#server/models/vocabulary';
import { identityAt } from '../_ui/identity.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { ScrollX } from '../_ui/scroll-x.tsx';
import type { Upset as Sets } from './prepare-upset.ts';

/** An UpSet picture as a table: a row a run, a column a combination of runs with the features that just these have. */
export function Upset({ sets }: { sets: Sets }) {
  const most = Math.max(1, ...sets.columns.map(({ features }) => features.length));
  return (
    <ScrollX label="Feature sets">
      <table className="border-collapse text-sm">
        <caption className="sr-only">Which features the runs share: a column for every combination of runs</caption>
        <thead>
          <tr className="align-bottom">
            <th scope="col" className="eyebrow pr-4 text-left">
              Run, features
            </th>
            {sets.columns.map(({ key, features }) => (
              <th key={key} scope="col" className="min-w-24 max-w-44 px-2 pb-1 text-left align-bottom font-normal">
                <span className="flex flex-wrap gap-0.5">
                  {features.map((feature) => (
                    <span
                      key={feature}
                      title={feature}
                      className="rounded-sm bg-sunken px-1 font-mono text-2xs leading-4"
                    >
                      {featureName(feature)}
                    </span>
                  ))}
                </span>
                <span className="mt-1 flex items-center gap-1 text-xs font-medium">
                  <span
                    aria-hidden="true"
                    className="h-1.5 bg-line-strong"
                    style={{ width: `${(60 * features.length) / most}%` }}
                  />
                  {features.length}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sets.sizes.map((size, position) => (
            <tr key={identityAt(position).letter} className="odd:bg-sunken/60">
              <th scope="row" className="py-1 pr-4 pl-1 text-left text-xs font-normal whitespace-nowrap">
                <RunIdentity position={position} /> <span className="text-ink-faint">{size}</span>
              </th>
              {sets.columns.map((column) => (
                <td key={column.key} className="px-2 py-1">
                  <Mark has={column.in[position] ?? false} colour={identityAt(position).colour} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Mark({ has, colour }: { has: boolean; colour: string }) {
  return (
    <span className="flex items-center">
      <span
        aria-hidden="true"
        className={`size-2.5 rounded-full ${has ? '' : 'border border-line'}`}
        style={has ? { background: colour } : undefined}
      />
      <span className="sr-only">{has ? 'yes' : 'no'}</span>
    </span>
  );
}
