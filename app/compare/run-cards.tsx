import type { Route } from 'next';
import Link from 'next/link';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { StaleMark } from '../_ui/stale-mark.tsx';
import { Tag } from '../_ui/tag.tsx';
import type { ComparedRun } from './prepare-comparison.ts';

/** What has become stale of each run, by id. */
type Stale = ReadonlyMap<string, readonly StaleFeature[]>;

const linkStyle = 'text-accent hover:underline';

/** Who is who: the compared runs with their marks, and what one can do with each. Order is in the address. */
export function RunCards({ runs, stale }: { runs: readonly ComparedRun[]; stale: Stale }) {
  const ids = runs.map((run) => run.id);
  const compare = (order: readonly string[]) => `/compare?runs=${order.join(',')}` as Route;
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {runs.map((run) => {
        const others = ids.filter((id) => id !== run.id);
        return (
          <li key={run.id} className="panel px-4 py-3">
            <p className="flex items-center gap-2">
              <RunIdentity position={run.position} />
              <Link href={`/runs/${run.id}`} className="truncate font-medium hover:underline">
                {run.name}
              </Link>
              <StaleMark stale={stale.get(run.id)} />
              {run.leaks && <Tag tone="caution">leaks</Tag>}
            </p>
            <p className="text-xs text-ink-faint">{run.about}</p>
            <p className="mt-2 flex flex-wrap gap-x-3 text-xs">
              {run.position === 0 ? (
                <span className="text-ink-soft">Reference</span>
              ) : (
                <Link href={compare([run.id, ...others])} scroll={false} className={linkStyle}>
                  Make reference
                </Link>
              )}
              {runs.length > 2 && (
                <Link href={compare(others)} scroll={false} className={linkStyle}>
                  Remove
                </Link>
              )}
              <Link href={`/runs/${run.id}#promote`} className={linkStyle}>
                Promote…
              </Link>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
