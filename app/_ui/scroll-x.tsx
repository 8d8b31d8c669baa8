import type { ReactNode } from 'react';

/**
 * Scrolls sideways inside itself, so that the page never does; when `bounded` also down, so that a long list keeps its
 * heading in sight. Reachable by keyboard; a group and not a landmark, because tables stand in sections that are.
 */
export function ScrollX(props: { label: string; bounded?: boolean; children: ReactNode }) {
  const height = props.bounded ? 'lg:max-h-[85dvh]' : '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups the cells of a table
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={props.label} tabIndex={0} className={`overflow-auto -outline-offset-2 ${height}`}>
      {props.children}
    </div>
  );
}
