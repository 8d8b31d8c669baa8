import type { Metadata } from 'next';
import { findRuns, listRuns } from '#server/runs/runs.repo';
import { Callout } from '../_ui/callout.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { CompareActions } from './compare-actions.tsx';
import { linkTo, readState, toOptions } from './compare-state.ts';
import { LivingComparison } from './living-comparison.tsx';
import { choiceProblems, readChoice, sensibleState } from './read-choice.ts';
import { RunChoice } from './run-choice.tsx';

export const metadata: Metadata = { title: 'Compare' };

/** Runs offered to choose from. */
const OFFERED = 100;

export default async function ComparePage({ searchParams }: PageProps<'/compare'>) {
  const params = await searchParams;
  const ids = readChoice(params);
  const found = await findRuns(ids);
  const problems = choiceProblems(ids, found);
  const ready = ids.length >= 2 && problems.length === 0;
  const state = sensibleState(readState(params), ids);
  const offered = ready ? [] : await listRuns({ limit: OFFERED });
  return (
    <>
      <PageHeader
        title="Compare"
        about="Runs held against each other on the same rows, with the majority class beside them."
        actions={ready && <CompareActions runs={found.filter((run) => run !== null)} state={state} />}
      />
      {ready ? (
        <LivingComparison ids={ids} options={toOptions(state)} state={state} link={linkTo(ids, state)} />
      ) : (
        <div className="grid gap-4">
          {problems.map((problem) => (
            <Callout key={problem} tone="caution" title={problem} />
          ))}
          <RunChoice finished={offered.filter((run) => run.status === 'finished')} chosen={ids} />
        </div>
      )}
    </>
  );
}
