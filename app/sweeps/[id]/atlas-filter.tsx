import Link from 'next/link';
import type { Sweep } from '#server/runs/sweep-schema';
import { type AtlasView, atlasHref } from './atlas-view.ts';
import { candidateName } from './prepare-values.ts';

const LOOKS = {
  any: { sign: '', word: 'in or out', style: 'border-line bg-surface text-ink-soft' },
  with: { sign: '+ ', word: 'has to be in', style: 'border-accent/50 bg-accent-soft text-accent-strong' },
  without: {
    sign: '− ',
    word: 'may not be in',
    style: 'border-caution-line bg-caution-soft text-caution line-through',
  },
} as const;

/** Which candidates a point has to have and which it may not: a link each, from either to in, to out, and back. */
export function AtlasFilter({ sweep, view }: { sweep: Sweep; view: AtlasView }) {
  const stateOf = (bit: number) => (view.included & bit ? 'with' : view.excluded & bit ? 'without' : 'any');
  const next = (bit: number): Partial<AtlasView> => {
    const [included, excluded] = [view.included & ~bit, view.excluded & ~bit];
    const state = stateOf(bit);
    return {
      included: state === 'any' ? included | bit : included,
      excluded: state === 'with' ? excluded | bit : excluded,
      page: 1,
    };
  };
  return (
    <nav aria-label="Filter by candidates" className="flex flex-wrap items-center gap-1.5">
      <span className="text-xs text-ink-faint">Points with or without</span>
      {sweep.candidates.map((candidate, j) => {
        const look = LOOKS[stateOf(1 << j)];
        return (
          <Link
            key={candidate.name}
            href={atlasHref(sweep, view, next(1 << j))}
            scroll={false}
            className={`rounded-full border px-2.5 py-0.5 text-xs font-medium ${look.style}`}
          >
            <span aria-hidden="true">{look.sign}</span>
            {candidateName(candidate)}
            <span className="sr-only">, {look.word}</span>
          </Link>
        );
      })}
      {(view.included | view.excluded) !== 0 && (
        <Link
          href={atlasHref(sweep, view, { included: 0, excluded: 0, page: 1 })}
          scroll={false}
          className="text-xs text-accent hover:underline"
        >
          All points
        </Link>
      )}
    </nav>
  );
}
