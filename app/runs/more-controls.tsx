/** Around everything that `MoreControls` and what it unfolds stand in. */
export const CONTROLS = 'group/controls';

/** Of what a phone shows only when it is asked for; on wider screens it is simply there. */
export const FOLDED = 'max-sm:group-has-[[data-more]:not([open])]/controls:hidden';

/**
 * On a phone, opens what is `FOLDED` in the same `CONTROLS`: else the first run would be below the fold. The style sheet
 * alone does it, so that nothing moves while the page loads, and a press is not lost before React is there.
 */
export const MoreControls = () => (
  <details data-more className="sm:hidden">
    <summary className="w-fit rounded-sm py-1 text-sm text-ink-soft hover:text-ink">Columns, groups and views</summary>
  </details>
);
