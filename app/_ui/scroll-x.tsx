import type { ReactNode } from 'react';

/**
 * Scrolls inside itself, so that the page never scrolls sideways and a long table keeps its heading in sight. Reachable
 * by keyboard; a group and not a landmark, because tables stand in sections that are.
 */
export function ScrollX({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups the cells of a table
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={label} tabIndex={0} className="overflow-auto -outline-offset-2 lg:max-h-[85dvh]">
      {children}
    </div>
  );
}
