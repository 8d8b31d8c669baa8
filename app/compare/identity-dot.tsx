import { identityAt } from '../_ui/identity.ts';

/** A run's shape at a share of the width of the picture it stands in, whatever that width is. */
export function IdentityDot({ share, position }: { share: number; position: number }) {
  const { shape, colour } = identityAt(position);
  return (
    <svg x={`${100 * share}%`} y="50%" overflow="visible" aria-hidden="true">
      <path d={shape} transform="translate(-6 -6)" fill={colour} stroke="var(--color-surface)" />
    </svg>
  );
}
