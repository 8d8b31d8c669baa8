import type { ReactNode } from 'react';

const SCROLLER = '@container relative min-w-0 overflow-x-auto -outline-offset-2';

/**
 * All that has a column a run, in one box that scrolls sideways: no table scrolls by itself. What has no such columns
 * stands in `Held` and stays in sight.
 */
export function Board({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups tables
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label="Runs side by side" tabIndex={0} className={SCROLLER}>
      <div className="grid w-max min-w-full gap-4">{children}</div>
    </div>
  );
}

/** As wide as what one sees of the board, and not moved sideways; within a panel its borders are left out. */
const HELD = 'sticky left-0 w-[100cqw] min-w-0';
export const HELD_IN_PANEL = 'sticky left-0 w-[calc(100cqw-2px)] min-w-0';

/** Panels that stay in sight. */
export function Held({ children }: { children: ReactNode }) {
  return <div className={`${HELD} grid gap-4`}>{children}</div>;
}
