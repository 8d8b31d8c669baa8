import type { Route } from 'next';
import type { Comparison } from '#server/runs/comparison-schema';
import { Callout } from '../_ui/callout.tsx';
import { formatQuantity } from '../_ui/format-number.ts';
import { identityAt } from '../_ui/identity.ts';
import { LinkButton } from '../_ui/link-button.tsx';
import type { CompareLink } from './compare-state.ts';
import { type ComparedRun, referenceName } from './prepare-comparison.ts';

interface ComparabilityProps {
  readonly comparison: Comparison;
  readonly runs: readonly ComparedRun[];
  readonly link: CompareLink;
}

/** Says which runs may not be held against each other, why, and what would make them comparable. */
export function Comparability({ comparison, runs, link }: ComparabilityProps) {
  const { rows, note, commonRows } = comparison;
  const apart = runs.filter(({ notComparable }) => notComparable);
  if (rows === 'common' && note) {
    return (
      <Callout tone="note" title={note}>
        <LinkButton href={link({ rows: 'own', cell: '' })}>Back to each run’s own holdout</LinkButton>
      </Callout>
    );
  }
  return (
    <>
      {apart.map((run) => (
        <Callout
          key={run.id}
          tone="caution"
          title={`${identityAt(run.position).letter} cannot be held against ${referenceName(comparison)}: differences are hidden`}
        >
          {run.notComparable}.
        </Callout>
      ))}
      {commonRows !== null && (
        <CommonRows rows={commonRows} apart={apart} runs={runs} href={link({ rows: 'common' })} />
      )}
    </>
  );
}

interface CommonRowsProps {
  readonly rows: number;
  readonly apart: readonly ComparedRun[];
  readonly runs: readonly ComparedRun[];
  readonly href: Route;
}

/** Ways to an honest comparison: the rows that all held out, or the same settings on splits that all share. */
function CommonRows({ rows, apart, runs, href }: CommonRowsProps) {
  const repeat = `/compare/repeat?runs=${runs.map(({ id }) => id).join(',')}` as Route;
  const letters = apart.map(({ position }) => identityAt(position).letter).join(', ');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-soft">
      {rows > 0 ? (
        <>
          <LinkButton href={href}>Re-score {letters} on the common holdout</LinkButton>
          <span>{formatQuantity(rows, 'row')} that none of the runs learned from and all have scored, or </span>
        </>
      ) : (
        <span>
          The runs share no row that none of them learned from, so there is nothing to score them on together:
        </span>
      )}
      <LinkButton href={repeat}>train both again on shared splits</LinkButton>
    </div>
  );
}
