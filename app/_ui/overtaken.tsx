import type { ReactNode } from 'react';
import { Callout } from './callout.tsx';

interface OvertakenProps {
  /** What somebody else saved meanwhile. */
  readonly theirs: string;
  readonly children?: ReactNode;
}

/** Shows who was overtaken the other text, above their own. */
export function Overtaken({ theirs, children }: OvertakenProps) {
  return (
    <Callout tone="caution" title="Somebody saved another text meanwhile" role="alert">
      <p>Yours is still below, and nothing is lost: take over what you want of theirs, then save.</p>
      <blockquote className="my-2 border-l-2 border-caution-line pl-3 whitespace-pre-wrap">{theirs}</blockquote>
      {children}
    </Callout>
  );
}
