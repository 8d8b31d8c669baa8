import type { Metadata } from 'next';
import { compareRuns } from '#server/runs/compare-runs';
import { findRun, listRuns } from '#server/runs/runs.repo';
import { Callout } from '../_ui/callout.tsx';
import { Copyable } from '../_ui/copyable.client.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { ComparisonView } from './comparison-view.tsx';
import { choiceProblems, readChoice } from './read-choice.ts';
import { RunChoice } from './run-choice.tsx';

export const metadata: Metadata = { title: 'Compare' };

/** Runs offered to choose from. */
const OFFERED = 100;

export default async function ComparePage({ searchParams }: PageProps<'/compare'>) {
  const ids = readChoice(await searchParams);
  const problems = choiceProblems(ids, await Promise.all(ids.map(findRun)));
  const ready = ids.length >= 2 && problems.length === 0;
  const offered = ready ? [] : await listRuns({ limit: OFFERED });
  return (
    <>
      <PageHeader
        title="Compare"
        about="Runs held against each other on the same rows, with the majority class beside them."
        actions={
          ready && (
            <>
              <LinkButton href={`/compare/repeat?runs=${ids.join(',')}`}>Repeat on new splits</LinkButton>
              <Copyable text={`npx cookoff compare ${ids.join(' ')} --format md`} label="command" />
            </>
          )
        }
      />
      {ready ? (
        <ComparisonView comparison={await compareRuns(ids)} />
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
