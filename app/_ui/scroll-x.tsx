import type { ReactNode } from 'react';

/** `relative`, so that what is only for screen readers stays inside and does not widen the page. */
const LAYOUT = 'relative overflow-auto -outline-offset-2';

/**
 * Scrolls sideways inside itself, so that the page never does; when `bounded` also down, so that a long list keeps its
 * heading in sight. Reachable by keyboard; a group and not a landmark, because tables stand in sections that are.
 */
export function ScrollX(props: { label: string; bounded?: boolean; children: ReactNode }) {
  const height = props.bounded ? 'lg:max-h-[85dvh]' : '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups the cells of a table
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={props.label} tabIndex={0} className={`${LAYOUT} ${height}`}>
      {props.children}
    </div>
  );
}
