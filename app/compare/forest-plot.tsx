import { identityAt } from '../_ui/identity.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import type { Forest } from './prepare-forest.ts';

/** Differences against A with their intervals. Hollow where the interval holds zero: that cannot be told from none. */
export function ForestPlot({ forest }: { forest: Forest }) {
  return (
    <figure className="@container grid gap-1.5">
      {forest.rows.map((row) => {
        const colour = identityAt(row.position).colour;
        return (
          <div key={row.key} className="grid items-center gap-x-4 @2xl:grid-cols-[8.5rem_minmax(0,1fr)_19rem]">
            <span className="text-sm">
              <RunIdentity position={row.position} /> {row.title}
            </span>
            <div className="relative h-5" aria-hidden="true">
              <span className="absolute inset-y-0 w-px bg-line-strong" style={{ left: `${forest.zero}%` }} />
              <span
                className="absolute top-1/2 h-0.5 -translate-y-1/2"
                style={{ left: `${row.low}%`, width: `${row.high - row.low}%`, background: colour }}
              />
              <span
                className="absolute top-1/2 size-2.5 -translate-1/2 rounded-full border-2"
                style={{
                  left: `${row.estimate}%`,
                  borderColor: colour,
                  background: row.certain ? colour : 'var(--color-surface)',
                }}
              />
            </div>
            <span className="text-xs text-ink-soft">
              {row.text}
              {row.certain ? '' : ' ≈'}
            </span>
          </div>
        );
      })}
      <figcaption className="text-xs text-ink-faint">
        Axis from {forest.from} to {forest.to}; the upright line is no difference. ≈ and a hollow dot: the interval
        holds zero.
      </figcaption>
    </figure>
  );
}
