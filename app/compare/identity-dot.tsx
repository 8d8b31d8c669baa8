import { identityAt } from '../_ui/identity.ts';

interface IdentityDotProps {
  /** Of the width of the picture it stands in, whatever that is, and of its height from below. */
  readonly share: number;
  readonly up?: number;
  readonly position: number;
}

/** A run's shape at a place of the picture it stands in. */
export function IdentityDot({ share, up = 0.5, position }: IdentityDotProps) {
  const { shape, colour } = identityAt(position);
  return (
    <svg x={`${100 * share}%`} y={`${100 * (1 - up)}%`} overflow="visible" aria-hidden="true">
      <path d={shape} transform="translate(-6 -6)" fill={colour} stroke="var(--color-surface)" />
    </svg>
  );
}
