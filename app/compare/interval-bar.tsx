import { identityAt } from '../_ui/identity.ts';
import type { ForestRow } from './prepare-forest.ts';

/** A difference with its interval on an axis with zero on it; hollow where the interval holds zero. */
export function IntervalBar({ row, zero }: { row: ForestRow; zero: number }) {
  const colour = identityAt(row.position).colour;
  return (
    <div className="relative h-5" aria-hidden="true">
      <span className="absolute inset-y-0 w-px bg-line-strong" style={{ left: `${zero}%` }} />
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
  );
}
