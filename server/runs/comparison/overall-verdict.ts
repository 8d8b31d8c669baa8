import type { Challenge, Run } from '../schema.ts';

/**
 * What to take from the whole comparison. Two runs: their verdict. More: who leads on macro-F1 among those scored on
 * the reference's rows, whom the reference cannot be told apart from, and who could not be compared.
 */
export function overallVerdict(runs: readonly Run[], challenges: readonly Challenge[]): string {
  if (challenges.length === 1) return challenges[0]!.verdict;
  const [reference] = runs as [Run];
  const nameOf = (challenge: Challenge): string => runs.find(({ id }) => id === challenge.runId)!.name;
  const of = (keep: (challenge: Challenge) => boolean): string => challenges.filter(keep).map(nameOf).join(', ');
  const better = of(({ statistics }) => statistics !== null && statistics.f1_macro.low > 0);
  const worse = of(({ statistics }) => statistics !== null && statistics.f1_macro.high < 0);
  const alike = of(
    ({ statistics }) => statistics !== null && statistics.f1_macro.low <= 0 && statistics.f1_macro.high >= 0,
  );
  const apart = of(({ statistics }) => statistics === null);
  return [
    better && `Better than ${reference.name} on macro-F1: ${better}.`,
    worse && `Worse than ${reference.name} on macro-F1: ${worse}.`,
    alike && `Cannot be told apart from ${reference.name}: ${alike}.`,
    apart && `Scored on other rows, so not compared: ${apart}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
