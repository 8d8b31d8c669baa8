import type { Route } from 'next';
import Link from 'next/link';
import { featureName } from '#server/models/vocabulary';
import type { Leaderboard } from '#server/runs/experiment-schema';
import { formatCount } from '../../_ui/format-number.ts';
import { Section } from '../../_ui/section.tsx';
import { StatusBadge } from '../../_ui/status-badge.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { type OwnedRun, prepareOwners } from './prepare-owners.ts';

/** Everybody's runs side by side: what was tried, what came of it, what it cost. */
export function OwnerColumns({ leaderboard }: { leaderboard: Leaderboard }) {
  return (
    <Section title="Who tried what">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {prepareOwners(leaderboard).map(({ owner, effort, runs, more, href }) => (
          <section key={owner} aria-label={`Runs of ${owner}`} className="min-w-0">
            <h3 className="font-semibold">{owner}</h3>
            <p className="mb-2 text-xs text-ink-faint">{effort}</p>
            <ul className="grid gap-2">
              {runs.map((owned) => (
                <Owned key={owned.run.id} owned={owned} />
              ))}
            </ul>
            {more > 0 && (
              <Link href={href as Route} className="mt-2 inline-block text-sm text-accent underline underline-offset-2">
                All runs of {owner}, {formatCount(more)} more
              </Link>
            )}
          </section>
        ))}
      </div>
    </Section>
  );
}

function Owned({ owned: { run, figure, mark, cost } }: { owned: OwnedRun }) {
  return (
    <li className="rounded-md border border-line p-3">
      <div className="flex items-baseline justify-between gap-3">
        <Link href={`/runs/${run.id}`} className="min-w-0 font-medium break-words hover:text-accent hover:underline">
          {run.name}
        </Link>
        <span className="shrink-0 font-semibold">{figure}</span>
      </div>
      <p className="mt-0.5 text-xs text-ink-soft">{run.features.map(featureName).join(', ')}</p>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-ink-faint">
        {cost}
        {mark && <Tag tone="accent">{mark}</Tag>}
        {run.status !== 'finished' && <StatusBadge status={run.status} />}
      </p>
    </li>
  );
}
