import { identityAt } from '../_ui/identity.ts';
import type { ComparedCell } from './compare-figure.ts';
import { IdentityDot } from './identity-dot.tsx';
import type { ClassGrid } from './prepare-class-grid.ts';

/** The grid on a phone: a card a class, in it a line from 0 to 1 a figure with every run where its value is. */
export function ClassCards({ grid }: { grid: ClassGrid }) {
  return (
    <ul className="grid gap-3 p-4">
      {grid.rows.map((row) => (
        <li key={row.key} className="rounded-md border border-line px-3 py-2">
          <p className="font-medium">
            {row.title} <span className="text-xs font-normal text-ink-faint">{row.support}</span>
          </p>
          {row.figures.map(({ key, cells }) => (
            <div key={key} className="mt-1.5 grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-2">
              <span className="text-xs text-ink-soft capitalize">{key}</span>
              <span className="sr-only">
                {cells.map(({ text }, i) => `${identityAt(i).letter} ${text}`).join(', ')}
              </span>
              <svg className="h-5 w-full overflow-visible" aria-hidden="true">
                <line x1="0" x2="100%" y1="50%" y2="50%" stroke="var(--color-line)" />
                <line
                  x1={`${100 * Math.min(...valuesOf(cells))}%`}
                  x2={`${100 * Math.max(...valuesOf(cells))}%`}
                  y1="50%"
                  y2="50%"
                  stroke="var(--color-line-strong)"
                  strokeWidth="2"
                />
                {cells.map(({ key: run, value }, i) =>
                  value === null ? null : <IdentityDot key={run} share={value} position={i} />,
                )}
              </svg>
              <span />
              <span className="flex flex-wrap gap-x-3 text-xs" aria-hidden="true">
                {cells.map(({ key: run, text, delta }, i) => (
                  <span key={run}>
                    <span className="font-medium" style={{ color: identityAt(i).colour }}>
                      {identityAt(i).letter}
                    </span>{' '}
                    {text} {delta && <span className="text-ink-faint">{delta.sign}</span>}
                  </span>
                ))}
              </span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

const valuesOf = (cells: readonly ComparedCell[]): number[] => cells.map(({ value }) => value ?? 0);
