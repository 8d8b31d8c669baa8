import { IdentityDot } from './identity-dot.tsx';

interface DumbbellProps {
  /** Where each run stands, 0 to 1 from the left; null for one that has no value. */
  readonly ends: readonly { readonly position: number; readonly share: number | null }[];
}

/** Runs on one line, each where its value is, and the stretch between them. */
export function Dumbbell({ ends }: DumbbellProps) {
  const shares = ends.flatMap(({ share }) => share ?? []);
  return (
    <svg className="h-5 w-full overflow-visible" aria-hidden="true">
      <line x1="0" x2="100%" y1="50%" y2="50%" stroke="var(--color-line)" />
      {shares.length > 1 && (
        <line
          x1={`${100 * Math.min(...shares)}%`}
          x2={`${100 * Math.max(...shares)}%`}
          y1="50%"
          y2="50%"
          stroke="var(--color-line-strong)"
          strokeWidth="2"
        />
      )}
      {ends.map(({ position, share }) =>
        share === null ? null : <IdentityDot key={position} share={share} position={position} />,
      )}
    </svg>
  );
}
