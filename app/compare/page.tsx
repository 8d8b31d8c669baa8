import type { Metadata } from 'next';
import { findRuns, listRuns } from '#server/runs/runs.repo';
import { Callout } from '../_ui/callout.tsx';
import { MOST_COMPARED } from '../_ui/identity.ts';
import { PageHeader } from '../_ui/page-header.tsx';
import { CompareActions } from './compare-actions.tsx';
import { linkTo, readState, toOptions } from './compare-state.ts';
import { LivingComparison } from './living-comparison.tsx';
import { choiceProblems, readChoice, sensibleState } from './read-choice.ts';
import { RunChoice } from './run-choice.tsx';
import { SavedList } from './saved-list.tsx';

export const metadata: Metadata = { title: 'Compare' };

/** Runs offered to choose from. */
const OFFERED = 100;

export default async function ComparePage({ searchParams }: PageProps<'/compare'>) {
  const params = await searchParams;
  const asked = readChoice(params);
  const found = await findRuns(asked);
  const problems = choiceProblems(asked, found);
  // Those that can be compared are, beside what is said of the others.
  const runs = found.flatMap((run) => (run?.status === 'finished' ? [run] : []));
  const ids = runs.map(({ id }) => id);
  const ready = ids.length >= 2 && ids.length <= MOST_COMPARED;
  const state = sensibleState(readState(params), ids);
  const offered = ready ? [] : await listRuns({ limit: OFFERED });
  return (
    <>
      <PageHeader
        title="Compare"
        about="Runs held against each other on the same rows, with the majority class beside them."
        actions={ready && <CompareActions runs={runs} state={state} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {problems.map((problem) => (
          <Callout key={problem} tone="caution" title={problem} />
        ))}
        {ready ? (
          <>
            <LivingComparison ids={ids} options={toOptions(state)} state={state} link={linkTo(ids, state)} />
            <p className="text-sm text-ink-faint">
              Shared or frozen, a comparison carries a note of its own, in which people can be mentioned.
            </p>
          </>
        ) : (
          <>
            <RunChoice finished={offered.filter((run) => run.status === 'finished')} chosen={asked} />
            <SavedList />
          </>
        )}
      </div>
    </>
  );
}
