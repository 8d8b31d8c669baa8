import { Suspense } from 'react';
import { AppError } from '#server/platform/errors';
import { compareRuns, findComparison } from '#server/runs/compare-runs';
import type { Comparison, ComparisonOptions } from '#server/runs/comparison-schema';
import { Callout } from '../_ui/callout.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
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
 * Holdout rows of all runs together that are paired sooner than an outline would give way: React keeps what it showed
 * first for 300 ms.
 */
const SOON_PAIRED = 100_000;

/**
 * Runs that can be compared, as they are now. What takes pairing very many rows comes as soon as it is worked out, and
 * until then the reports; where it is known already, or soon, the page is sent once and whole.
 */
export async function LivingComparison(props: LivingComparisonProps) {
  const { ids, options, state, link } = props;
  const found = await findComparison(ids, options).catch(toRefusal);
  if ('refusal' in found) {
    return (
      <Callout tone="caution" title={found.refusal}>
        <LinkButton href={link({ threshold: '', class: '', cell: '' })}>Each run as it answers</LinkButton>
      </Callout>
    );
  }
  if (found.comparison) return <Judged {...props} comparing={found.comparison} />;
  const comparing = compareRuns(ids, options);
  if (found.outline && rowsOf(found.outline) <= SOON_PAIRED) return <Judged {...props} comparing={comparing} />;
  return (
    <Suspense
      fallback={
        found.outline ? (
          <ComparisonOutline comparison={found.outline} state={state} link={link} />
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

const rowsOf = ({ runs }: Comparison): number =>
  runs.reduce((rows, { dataset }) => rows + (dataset?.holdoutRows ?? 0), 0);

/** A class typed into the address that some run does not know is said, and nothing else is. */
function toRefusal(error: unknown): { readonly refusal: string } {
  if (error instanceof AppError && error.fields?.class) return { refusal: error.message };
  throw error;
}

interface JudgedProps extends LivingComparisonProps {
  readonly comparing: Comparison | Promise<Comparison>;
}

async function Judged({ comparing, state, link }: JudgedProps) {
  const comparison = await comparing;
  const cell = readCell(state.cell);
  return (
    <>
      <ComparisonView comparison={comparison} state={state} link={link} />
      {cell && <ComparedRows comparison={comparison} cell={cell} link={link} />}
    </>
  );
}
