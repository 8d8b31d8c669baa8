import { Suspense } from 'react';
import { compareRuns, outlineComparison } from '#server/runs/compare-runs';
import type { Comparison, ComparisonOptions } from '#server/runs/comparison-schema';
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

/** Whoever is answered within so many milliseconds need not be shown anything before. */
const AT_ONCE_MS = 25;

/**
 * Runs that can be compared, as they are now. What takes pairing thousands of rows comes as soon as it is worked out, and
 * until then the reports; where it is known already, the page is sent once and whole.
 */
export async function LivingComparison(props: LivingComparisonProps) {
  const { ids, options, state, link } = props;
  const comparing = compareRuns(ids, options);
  if (await Promise.race([comparing, later(AT_ONCE_MS)])) return <Judged {...props} comparing={comparing} />;
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
      <Judged {...props} comparing={comparing} />
    </Suspense>
  );
}

const later = (ms: number): Promise<undefined> => new Promise((done) => setTimeout(done, ms, undefined));

async function Judged({ comparing, state, link }: LivingComparisonProps & { readonly comparing: Promise<Comparison> }) {
  const comparison = await comparing;
  const cell = readCell(state.cell);
  return (
    <>
      <ComparisonView comparison={comparison} state={state} link={link} />
      {cell && <ComparedRows comparison={comparison} cell={cell} link={link} />}
    </>
  );
}
