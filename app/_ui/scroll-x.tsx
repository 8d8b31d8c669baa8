import type { ReactNode } from 'react';

/** Scrolls sideways inside itself, so that the page never does; reachable by keyboard. */
export function ScrollX({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto -outline-offset-2">
      {children}
    </section>
  );
}
