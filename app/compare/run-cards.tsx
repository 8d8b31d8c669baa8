import Link from 'next/link';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { ChosenMark } from '../_ui/chosen-mark.tsx';
import { MOST_COMPARED } from '../_ui/identity.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { StaleMark } from '../_ui/stale-mark.tsx';
import { Tag } from '../_ui/tag.tsx';
import { AddRun } from './add-run.client.tsx';
import { CardList } from './card-list.client.tsx';
import type { CompareLink, CompareState } from './compare-state.ts';
import type { ComparedRun } from './prepare-comparison.ts';
import { addressOf, queryBesideRuns } from './run-query.ts';

const linkStyle = 'text-accent hover:underline';

interface RunCardsProps {
  readonly runs: readonly ComparedRun[];
  /** What has become stale of each run, by id. */
  readonly stale: ReadonlyMap<string, readonly StaleFeature[]>;
  readonly state: CompareState;
  /** null in a frozen comparison, whose runs may be gone. */
  readonly link: CompareLink | null;
}

/** Who is who: the compared runs with their marks, and what one can do with each. Order is in the address. */
export function RunCards({ runs, stale, state, link }: RunCardsProps) {
  if (!link) {
    return (
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3">
        {runs.map((run) => (
          <li key={run.id} data-run={run.position + 1} className="panel px-3 py-2.5">
            <Who run={run} stale={stale.get(run.id)} isLinked={false} />
            {run.isReference && <p className="mt-1.5 text-xs text-ink-soft">Baseline</p>}
          </li>
        ))}
      </ul>
    );
  }
  const ids = runs.map(({ id }) => id);
  const query = queryBesideRuns(state, runs.find(({ isReference }) => isReference)?.id ?? null);
  const label = runs[0]?.label ?? '';
  return (
    <CardList
      runs={runs.map(({ id, name }) => ({ id, name, isFocused: id === state.focus }))}
      query={query}
      last={runs.length < MOST_COMPARED && <AddRun runs={ids} query={query} label={label} />}
    >
      {runs.map((run) => (
        <div key={run.id} className="pr-5">
          <Who run={run} stale={stale.get(run.id)} isLinked />
          <Choices run={run} others={ids.filter((id) => id !== run.id)} query={query} link={link} />
        </div>
      ))}
    </CardList>
  );
}

interface WhoProps {
  readonly run: ComparedRun;
  readonly stale: readonly StaleFeature[] | undefined;
  readonly isLinked: boolean;
}

function Who({ run, stale, isLinked }: WhoProps) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <RunIdentity position={run.position} />
        {isLinked ? (
          <Link href={`/runs/${run.id}`} prefetch={false} className="truncate font-medium hover:underline">
            {run.name}
          </Link>
        ) : (
          <span className="truncate font-medium">{run.name}</span>
        )}
        <StaleMark stale={stale} />
        <ChosenMark chosenFrom={run.chosenFrom} />
        {run.leaks && <Tag tone="caution">leaks</Tag>}
      </p>
      <p className="text-xs text-ink-faint">{run.about}</p>
      <p className="text-xs text-ink-faint">{run.features}</p>
    </>
  );
}

interface ChoicesProps {
  readonly run: ComparedRun;
  readonly others: readonly string[];
  readonly query: string;
  readonly link: CompareLink;
}

function Choices({ run, others, query, link }: ChoicesProps) {
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-3 text-xs">
      {run.isReference ? (
        <span className="font-medium text-ink-soft">Baseline</span>
      ) : (
        <Link
          href={link({ against: run.id, focus: '', cell: '' })}
          scroll={false}
          prefetch={false}
          className={linkStyle}
        >
          Set baseline
        </Link>
      )}
      {others.length > 1 && (
        <Link href={addressOf(others, query)} scroll={false} prefetch={false} className={linkStyle}>
          Remove
        </Link>
      )}
      <Link href={`/runs/${run.id}#promote`} prefetch={false} className={linkStyle}>
        Promote…
      </Link>
    </p>
  );
}
