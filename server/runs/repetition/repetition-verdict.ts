import type { RepeatedChallenge, RepeatedDifference, RepeatedRun, Repetition } from '../repeat-schema.ts';
import { signed } from '../signed.ts';
import { tellsApart } from '../tells-apart.ts';
import { points, range } from '../verdict/words.ts';

/**
 * What many splits say of one challenger against the reference: macro-F1, then accuracy, each with a claim only where
 * the corrected interval bears it.
 */
export function challengeVerdict(
  reference: string,
  challenger: string,
  { f1_macro, accuracy }: RepeatedChallenge['differences'],
): string {
  return [
    f1_macro && claim({ reference, challenger, figure: 'macro-F1', difference: f1_macro, write: signed, unit: '' }),
    accuracy &&
      claim({ reference, challenger, figure: 'accuracy', difference: accuracy, write: points, unit: ' points' }),
  ]
    .filter(Boolean)
    .join(' ');
}

interface Claim {
  readonly reference: string;
  readonly challenger: string;
  readonly figure: string;
  readonly difference: RepeatedDifference;
  readonly write: (value: number) => string;
  readonly unit: string;
}

function claim({ reference, challenger, figure, difference, write, unit }: Claim): string {
  const { estimate, low, high, wins, losses } = difference;
  const interval = `95% interval ${range({ low, high }, write)}`;
  if (!tellsApart(difference)) {
    return (
      `On ${figure} we cannot tell ${challenger} and ${reference} apart (${write(estimate)}${unit} for ${challenger}, ${interval}; ` +
      `ahead in ${wins} splits, behind in ${losses}).`
    );
  }
  const [winner, loser] = estimate > 0 ? [challenger, reference] : [reference, challenger];
  return (
    `On ${figure} ${winner} is better than ${loser} (${write(estimate)}${unit} for ${challenger}, ${interval}; ahead in ${wins} ` +
    `splits, behind in ${losses}).`
  );
}

/** The challenges, and then who is no better than always answering the majority class. */
export function repetitionVerdict({
  splits,
  runs,
  challenges,
}: Pick<Repetition, 'splits' | 'runs' | 'challenges'>): string {
  const rule = 'always answering the majority class';
  const standing = ({ name, likeBaseline, overBaseline }: RepeatedRun): string => {
    if (likeBaseline === splits)
      return `${name} is the majority class: it answered that in every row of all ${splits} splits.`;
    const { accuracy, f1_macro } = overBaseline;
    const isAhead = (difference: RepeatedDifference | null) =>
      difference !== null && tellsApart(difference) && difference.estimate > 0;
    const isBehind = (difference: RepeatedDifference | null) =>
      difference !== null && tellsApart(difference) && difference.estimate < 0;
    if (isBehind(accuracy)) return `${name} is right less often than ${rule}.`;
    if (!isAhead(accuracy) && !isAhead(f1_macro)) return `${name} cannot be told from ${rule}.`;
    return isAhead(accuracy) ? '' : `In accuracy ${name} cannot be told from ${rule}.`;
  };
  return [`Over ${splits} new splits:`, ...challenges.map(({ verdict }) => verdict), ...runs.map(standing)]
    .filter(Boolean)
    .join(' ');
}
