import { DeltaMark } from '../_ui/delta-mark.tsx';
import { identityAt } from '../_ui/identity.ts';
import { Dumbbell } from './dumbbell.tsx';
import type { ClassGrid } from './prepare-class-grid.ts';

/** Those that differ most, where the grid is sorted so. */
const SHOWN_AT_FIRST = 3;

interface ClassCardsProps {
  readonly grid: ClassGrid;
  /** Positions of the two runs a phone shows. */
  readonly pair: readonly [number, number];
}

/** The grid on a phone: a card a class, in it a line from 0 to 1 a figure with both runs where their values are. */
export function ClassCards({ grid, pair }: ClassCardsProps) {
  const [first, rest] = [grid.rows.slice(0, SHOWN_AT_FIRST), grid.rows.slice(SHOWN_AT_FIRST)];
  return (
    <div className="grid gap-3 p-4">
      <Cards rows={first} pair={pair} />
      {rest.length > 0 && (
        <details>
          <summary className="py-1 text-sm text-accent">All {grid.rows.length} classes</summary>
          <div className="mt-2">
            <Cards rows={rest} pair={pair} />
          </div>
        </details>
      )}
    </div>
  );
}

function Cards({ rows, pair }: { rows: ClassGrid['rows']; pair: ClassCardsProps['pair'] }) {
  return (
    <ul className="grid gap-3">
      {rows.map((row) => (
        <li key={row.key} className="rounded-md border border-line px-3 py-2">
          <p className="font-medium">
            {row.title} <span className="text-xs font-normal text-ink-faint">{row.support}</span>
          </p>
          {row.figures.map(({ key, cells: all }) => {
            const cells = pair.map((position) => ({ ...all[position]!, position }));
            return (
              <div key={key} className="mt-1.5 grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-2">
                <span className="text-xs text-ink-soft capitalize">{key}</span>
                <span className="sr-only">
                  {cells.map(({ text, position }) => `${identityAt(position).letter} ${text}`).join(', ')}
                </span>
                <Dumbbell ends={cells.map(({ position, value }) => ({ position, share: value }))} />
                <span />
                <span className="flex flex-wrap gap-x-3 text-xs" aria-hidden="true">
                  {cells.map(({ key: run, text, delta, position }) => (
                    <span key={run}>
                      <span className="font-medium" style={{ color: identityAt(position).colour }}>
                        {identityAt(position).letter}
                      </span>{' '}
                      {text} {delta && <DeltaMark delta={delta} />}
                    </span>
                  ))}
                </span>
              </div>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
