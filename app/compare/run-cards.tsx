import type { Route } from 'next';
import Link from 'next/link';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { ChosenMark } from '../_ui/chosen-mark.tsx';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { StaleMark } from '../_ui/stale-mark.tsx';
import { Tag } from '../_ui/tag.tsx';
import type { CompareLink } from './compare-state.ts';
import type { ComparedRun } from './prepare-comparison.ts';

const linkStyle = 'text-accent hover:underline';

interface RunCardsProps {
  readonly runs: readonly ComparedRun[];
  /** What has become stale of each run, by id. */
  readonly stale: ReadonlyMap<string, readonly StaleFeature[]>;
  readonly focus: string;
  /** null in a frozen comparison, whose runs may be gone. */
  readonly link: CompareLink | null;
}

/** Who is who: the compared runs with their marks, and what one can do with each. Order is in the address. */
export function RunCards({ runs, stale, focus, link }: RunCardsProps) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {runs.map((run) => (
        <li
          key={run.id}
          data-run={run.position + 1}
          className={`panel px-4 py-3 ${run.id === focus ? 'border-accent ring-1 ring-accent' : ''}`}
        >
          <p className="flex items-center gap-2">
            <RunIdentity position={run.position} />
            {link ? (
              <Link href={`/runs/${run.id}`} className="truncate font-medium hover:underline">
                {run.name}
              </Link>
            ) : (
              <span className="truncate font-medium">{run.name}</span>
            )}
            <StaleMark stale={stale.get(run.id)} />
            <ChosenMark chosenFrom={run.chosenFrom} />
            {run.leaks && <Tag tone="caution">leaks</Tag>}
          </p>
          <p className="text-xs text-ink-faint">{run.about}</p>
          {link ? (
            <Choices run={run} others={runs.filter(({ id }) => id !== run.id)} link={link} />
          ) : (
            run.isReference && <p className="mt-2 text-xs text-ink-soft">Baseline</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Choices({ run, others, link }: { run: ComparedRun; others: readonly ComparedRun[]; link: CompareLink }) {
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 text-xs">
      {run.isReference ? (
        <span className="font-medium text-ink-soft">Baseline</span>
      ) : (
        <Link href={link({ against: run.id, focus: '', cell: '' })} scroll={false} className={linkStyle}>
          Set baseline
        </Link>
      )}
      {others.length > 1 && (
        <Link
          href={`/compare?runs=${others.map(({ id }) => id).join(',')}` as Route}
          scroll={false}
          className={linkStyle}
        >
          Remove
        </Link>
      )}
      <Link href={`/runs/${run.id}#promote`} className={linkStyle}>
        Promote…
      </Link>
    </p>
  );
}
