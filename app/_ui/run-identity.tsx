import { identityAt } from './identity.ts';

/**
 * The mark of a run in a comparison: shape and letter in its colour. Of one element, because a comparison of eight runs
 * has hundreds of them.
 */
export function RunIdentity({ position }: { position: number }) {
  const { letter } = identityAt(position);
  return (
    <span className="run-mark" data-run={letter}>
      {letter}
    </span>
  );
}
