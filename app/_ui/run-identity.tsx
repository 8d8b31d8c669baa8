import { identityAt } from './identity.ts';

/** The mark of a run in a comparison: shape and letter in its colour. */
export function RunIdentity({ position }: { position: number }) {
  const { letter, shape, colour } = identityAt(position);
  return (
    <span className="inline-flex items-center gap-1 font-semibold whitespace-nowrap" style={{ color: colour }}>
      <svg viewBox="0 0 12 12" className="size-2.5 shrink-0" aria-hidden="true">
        <path d={shape} fill="currentColor" />
      </svg>
      {letter}
    </span>
  );
}
