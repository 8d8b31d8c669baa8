import type { ReactNode } from 'react';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { Callout } from './callout.tsx';
import { Tag } from './tag.tsx';

/** A short mark beside a name, with the reason to be read on it; nothing where nothing is stale. */
export function StaleMark({ stale }: { stale: readonly StaleFeature[] | undefined }) {
  if (!stale || stale.length === 0) return null;
  return (
    <span title={sentencesOf(stale)} className="inline-flex">
      <Tag tone="caution">stale</Tag>
    </span>
  );
}

interface StaleCalloutProps {
  readonly stale: readonly StaleFeature[] | undefined;
  readonly title: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** The same across a page, with what follows from it. */
export function StaleCallout({ stale, title, children }: StaleCalloutProps) {
  if (!stale || stale.length === 0) return null;
  return (
    <Callout tone="caution" title={title}>
      {sentencesOf(stale)}
      {children && <div className="mt-2">{children}</div>}
    </Callout>
  );
}

const sentencesOf = (stale: readonly StaleFeature[]): string => `${stale.map(({ sentence }) => sentence).join('; ')}.`;
