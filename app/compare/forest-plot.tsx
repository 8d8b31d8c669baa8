import { RunIdentity } from '../_ui/run-identity.tsx';
import { IntervalBar } from './interval-bar.tsx';
import type { Forest } from './prepare-forest.ts';

/** Differences against A with their intervals. Hollow where the interval holds zero: that cannot be told from none. */
export function ForestPlot({ forest }: { forest: Forest }) {
  return (
    <figure className="@container grid gap-1.5">
      {forest.rows.map((row) => (
        <div key={row.key} className="grid items-center gap-x-4 @2xl:grid-cols-[8.5rem_minmax(0,1fr)_19rem]">
          <span className="text-sm">
            <RunIdentity position={row.position} /> {row.title}
          </span>
          <IntervalBar row={row} zero={forest.zero} />
          <span className="text-xs text-ink-soft">
            {row.text}
            {row.certain ? '' : ' ≈'}
          </span>
        </div>
      ))}
      <figcaption className="text-xs text-ink-faint">
        Axis from {forest.from} to {forest.to}; the upright line is no difference. ≈ and a hollow dot: the interval
        holds zero.
      </figcaption>
    </figure>
  );
}
