import { DeltaMark } from '../_ui/delta-mark.tsx';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { IntervalBar } from './interval-bar.tsx';
import type { ComparedRun } from './prepare-comparison.ts';
import type { Pair } from './prepare-pair.ts';

interface PairHeadlineProps {
  readonly pair: Pair;
  readonly base: ComparedRun;
  readonly challenger: ComparedRun;
}

/** The primary metric of two runs, large, with how sure the difference is. For a phone. */
export function PairHeadline({ pair, base, challenger }: PairHeadlineProps) {
  const [row] = pair.forest.rows;
  return (
    <section aria-label={pair.figure} className="panel px-4 py-3 sm:hidden">
      <p className="eyebrow">{pair.figure}</p>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3 text-2xl font-semibold">
        <span>
          <span className="text-base">{base.isReference ? <RunIdentity position={base.position} /> : 'Majority'}</span>{' '}
          {pair.from}
        </span>
        <span aria-hidden="true" className="text-ink-faint">
          →
        </span>
        <span>
          <span className="text-base">
            <RunIdentity position={challenger.position} />
          </span>{' '}
          {pair.to}
        </span>
        {pair.delta && <DeltaMark delta={pair.delta} />}
      </p>
      {row && (
        <div className="mt-2">
          <IntervalBar row={row} zero={pair.forest.zero} />
          <p className="mt-1 text-xs text-ink-faint">{row.text}</p>
        </div>
      )}
    </section>
  );
}
