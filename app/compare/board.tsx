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

/** A part of the board that is as wide as what one sees of it, and does not move sideways. */
export function Held({ children }: { children: ReactNode }) {
  return <div className="sticky left-0 grid w-[100cqw] min-w-0 gap-4">{children}</div>;
}
