import { Suspense } from 'react';
import { compareRuns, outlineComparison } from '#server/runs/compare-runs';
import type { ComparisonOptions } from '#server/runs/comparison-schema';
import type { CompareLink, CompareState } from './compare-state.ts';
import { readCell } from './compare-state.ts';
import { ComparedRows } from './compared-rows.tsx';
import { ComparisonOutline } from './comparison-outline.tsx';
import { ComparisonView } from './comparison-view.tsx';

interface LivingComparisonProps {
  readonly ids: readonly string[];
  readonly options: ComparisonOptions;
  readonly state: CompareState;
  readonly link: CompareLink;
}

/**
 * Runs that can be compared, as they are now: reports at once, and what takes pairing thousands of rows as soon as it is
 * worked out.
 */
export async function LivingComparison(props: LivingComparisonProps) {
  const { ids, options, state, link } = props;
  const outline = await outlineComparison(ids, options);
  return (
    <Suspense
      fallback={
        outline ? (
          <ComparisonOutline comparison={outline} state={state} link={link} />
        ) : (
          <p role="status" className="text-ink-soft">
            Pairing the answers of {ids.length} runs row by row…
          </p>
        )
      }
    >
      <Judged {...props} />
    </Suspense>
  );
}

async function Judged({ ids, options, state, link }: LivingComparisonProps) {
  const comparison = await compareRuns(ids, options);
  const cell = readCell(state.cell);
  return (
    <>
      <ComparisonView comparison={comparison} state={state} link={link} />
      {cell && <ComparedRows comparison={comparison} cell={cell} link={link} />}
    </>
  );
}
