import type { Comparison } from '#server/runs/comparison-schema';
import { Section } from '../_ui/section.tsx';
import { Board } from './board.tsx';
import type { CompareLink, CompareState } from './compare-state.ts';
import { pairOf, prepareComparedRuns, prepareSummary, referenceName } from './prepare-comparison.ts';
import { RunCards } from './run-cards.tsx';
import { SummaryTable } from './summary-table.tsx';
import { VerdictCard } from './verdict-card.tsx';

interface ComparisonOutlineProps {
  readonly comparison: Comparison;
  readonly state: CompareState;
  readonly link: CompareLink;
}

/** What can be read while the answers are paired: who is compared, and their figures without differences. */
export function ComparisonOutline({ comparison, state, link }: ComparisonOutlineProps) {
  const runs = prepareComparedRuns(comparison);
  return (
    <div className="grid gap-4">
      <VerdictCard comparison={comparison} pending />
      <RunCards runs={runs} stale={new Map()} state={state} link={link} />
      <Board>
        <Section title="Reports" flush>
          <SummaryTable
            runs={runs}
            rows={prepareSummary(comparison)}
            against={referenceName(comparison)}
            pair={pairOf(runs, state.focus).map(({ position }) => position)}
          />
        </Section>
      </Board>
    </div>
  );
}
