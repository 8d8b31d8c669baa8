import type { Challenge, Difference, Reference } from '../comparison-schema.ts';
import type { Run } from '../schema.ts';
import { tellsApart } from '../tells-apart.ts';

/**
 * What to take from the whole comparison. Two runs: their verdict. More: who leads on macro-F1 among those scored on
 * the reference's rows, whom the reference cannot be told apart from, and who could not be compared.
 */
export function overallVerdict(runs: readonly Run[], reference: Reference, challenges: readonly Challenge[]): string {
  if (challenges.length === 1) return challenges[0]!.verdict;
  const nameOf = (challenge: Challenge): string => runs.find(({ id }) => id === challenge.runId)!.name;
  const of = (keep: (challenge: Challenge) => boolean): string => challenges.filter(keep).map(nameOf).join(', ');
  const onF1 = (is: (difference: Difference) => boolean) =>
    of(({ statistics }) => statistics !== null && is(statistics.metrics.f1_macro));
  const better = onF1((difference) => tellsApart(difference) && difference.estimate > 0);
  const worse = onF1((difference) => tellsApart(difference) && difference.estimate < 0);
  const alike = onF1((difference) => !tellsApart(difference));
  const apart = of(({ statistics }) => statistics === null);
  return [
    better && `Better than ${reference.name} on macro-F1: ${better}.`,
    worse && `Worse than ${reference.name} on macro-F1: ${worse}.`,
    alike && `Cannot be told apart from ${reference.name}: ${alike}.`,
    apart && `Not comparable with ${reference.name}: ${apart}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
