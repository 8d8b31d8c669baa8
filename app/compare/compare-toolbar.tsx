import Link from 'next/link';
import { type Comparison, MAJORITY } from '#server/runs/comparison-schema';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { Choice } from './choice.tsx';
import { type CompareLink, type CompareState, FIRST_THRESHOLD, toParams } from './compare-state.ts';
import type { ComparedRun } from './prepare-comparison.ts';
import { ThresholdChoice } from './threshold-choice.client.tsx';

interface CompareToolbarProps {
  readonly comparison: Comparison;
  readonly runs: readonly ComparedRun[];
  readonly state: CompareState;
  readonly link: CompareLink;
}

/** What the runs are held against, from which probability on they answer, and whether only differences are shown. */
export function CompareToolbar({ comparison, runs, state, link }: CompareToolbarProps) {
  const isMajority = state.against === MAJORITY;
  const only = state.only === 'differences';
  const { threshold, classes } = comparison;
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-xs text-ink-faint">
      <nav className="flex flex-wrap items-center gap-1" aria-label="Baseline">
        <span aria-hidden="true">Baseline</span>
        {runs.map((run) => (
          <Link
            key={run.id}
            href={link({ against: run.id, cell: '' })}
            scroll={false}
            aria-current={run.isReference ? 'true' : undefined}
            title={run.name}
            className="rounded-sm border border-transparent px-1.5 py-0.5 hover:bg-hover aria-[current]:border-line-strong aria-[current]:bg-surface"
          >
            <RunIdentity position={run.position} />
          </Link>
        ))}
        <Choice
          href={link({ against: isMajority ? '' : MAJORITY, cell: '' })}
          current={isMajority}
          title="majority class"
        />
      </nav>
      <nav className="flex flex-wrap items-center gap-1" aria-label="Threshold">
        <span aria-hidden="true">Threshold</span>
        <Choice href={link({ threshold: '', cell: '' })} current={threshold === null} title="each run’s own" />
        <Choice
          href={link({ threshold: state.threshold || FIRST_THRESHOLD, cell: '' })}
          current={threshold !== null}
          title="one for all"
        />
      </nav>
      {threshold && (
        <ThresholdChoice
          asked={threshold}
          classes={classes}
          kept={{
            ...toParams({ ...state, threshold: '', class: '', cell: '' }),
            runs: runs.map(({ id }) => id).join(','),
          }}
        />
      )}
      <Choice href={link({ only: only ? 'all' : 'differences' })} current={only} title="Differences only" />
    </div>
  );
}
