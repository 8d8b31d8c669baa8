import type { Candidate } from '#server/runs/sweep-schema';
import { candidateName } from './prepare-values.ts';

/** With more candidates than this the names say more than dots. */
const MOST_DOTS = 16;

interface MembershipDotsProps {
  readonly candidates: readonly Candidate[];
  readonly mask: number;
  /** The features that are in, by name. */
  readonly title: string;
}

/** Which candidates are in a subset: a dot each, filled where it is in, and the names below. */
export function MembershipDots({ candidates, mask, title }: MembershipDotsProps) {
  return (
    <span className="block">
      {candidates.length <= MOST_DOTS && (
        <span aria-hidden="true" className="flex gap-1">
          {candidates.map((candidate, j) => (
            <span
              key={candidate.name}
              title={candidateName(candidate)}
              className={`size-2.5 rounded-full border ${mask & (1 << j) ? 'border-accent bg-accent' : 'border-line-strong/60'}`}
            />
          ))}
        </span>
      )}
      <span className="block max-w-xs text-xs break-words text-ink-soft sm:max-w-md">{title}</span>
    </span>
  );
}
