import type { Report } from '#server/training/schema';
import type { Challenge, Difference } from './schema.ts';
import { alike, blindSpots, listOf, majorityName, points, range, signed } from './verdict/words.ts';

interface Contestant {
  readonly name: string;
  readonly report: Report;
}

export interface VerdictInput {
  readonly reference: Contestant;
  readonly challenger: Contestant;
  /** The majority class on the same rows. */
  readonly baseline: Report;
  /** Null where the runs were not scored on the same rows. */
  readonly statistics: Challenge['statistics'];
}

/**
 * What a team lead should take from a comparison, in a few sentences: which run is better on macro-F1 and by how much,
 * or that nobody can tell; whether accuracy agrees; which classes a run never answers; and how both stand against
 * always answering the majority class. A difference counts where its 95% interval leaves out 0.
 */
export function verdictSentence(input: VerdictInput): string {
  const { reference, challenger, statistics } = input;
  if (statistics === null) {
    return (
      `${reference.name} and ${challenger.name} cannot be compared: they were scored on different holdout rows. ` +
      'Train both with one split and seed, or score them again on the rows they share.'
    );
  }
  return [
    onMacroF1(input, statistics.f1_macro, statistics.rows),
    onAccuracy(input, statistics),
    ...[reference, challenger].map((one) => onBlindSpots(one)),
    onBaseline(input),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The run a difference speaks for, or null where its interval holds 0. */
function winnerOf({ reference, challenger }: VerdictInput, { low, high }: Difference): Contestant | null {
  return low > 0 ? challenger : high < 0 ? reference : null;
}

function onMacroF1(input: VerdictInput, difference: Difference, rows: number): string {
  const { reference, challenger } = input;
  const winner = winnerOf(input, difference);
  const shown = (one: Contestant): string => one.report.metrics.f1_macro.toFixed(3);
  if (alike(reference.report, challenger.report) && difference.low === 0 && difference.high === 0) {
    return `${reference.name} and ${challenger.name} have the same scores on the ${rows} shared holdout rows.`;
  }
  if (winner === null) {
    return (
      `We cannot tell ${reference.name} and ${challenger.name} apart: macro-F1 is ${shown(reference)} and ` +
      `${shown(challenger)}, a difference of ${signed(difference.estimate)} that could be anything from ` +
      `${range(difference, signed)} (95% interval, ${rows} shared holdout rows).`
    );
  }
  const loser = winner === reference ? challenger : reference;
  return (
    `${winner.name} is better than ${loser.name} on macro-F1: ${shown(winner)} against ${shown(loser)}, ` +
    `${signed(lead(difference, winner === challenger).estimate)} (95% interval ` +
    `${range(lead(difference, winner === challenger), signed)}, ${rows} shared holdout rows).`
  );
}

function onAccuracy(input: VerdictInput, { accuracy, f1_macro }: NonNullable<Challenge['statistics']>): string {
  const { reference, challenger } = input;
  const winner = winnerOf(input, accuracy);
  if (winner === null) {
    if (accuracy.low === 0 && accuracy.high === 0) return '';
    const beginning =
      winnerOf(input, f1_macro) === null ? 'Nor does accuracy separate them' : 'Accuracy does not separate them';
    return `${beginning} (${points(accuracy.estimate)} points for ${challenger.name}, 95% interval ${range(accuracy, points)}).`;
  }
  const ahead = lead(accuracy, winner === challenger);
  const loser = winner === reference ? challenger : reference;
  const figures = `${points(ahead.estimate)} points of accuracy, 95% interval ${range(ahead, points)}`;
  const missed = blindSpots(winner.report).filter((name) => !blindSpots(loser.report).includes(name));
  if (missed.length > 0)
    return `${winner.name} is right more often (${figures}), but only by never answering ${listOf(missed)}.`;
  const agrees = winnerOf(input, f1_macro) === winner;
  return `${winner.name} is ${agrees ? 'also ' : ''}right more often${agrees ? '' : ', though'} (${figures}).`;
}

function onBlindSpots({ name, report }: Contestant): string {
  const missed = blindSpots(report);
  const answered = report.classes.filter(({ precisionUndefined }) => !precisionUndefined);
  if (missed.length === 0) return '';
  if (answered.length === 1) return `${name} answers ${answered[0]!.name} in every row.`;
  const cases = missed.map((missing) => report.classes.find((row) => row.name === missing)!.support);
  return `${name} never answers ${listOf(missed)}, which ${cases.reduce((a, b) => a + b, 0)} of the rows are.`;
}

function onBaseline({ reference, challenger, baseline }: VerdictInput): string {
  const { accuracy, f1_macro } = baseline.metrics;
  const rule = `always answering ${majorityName(baseline)} (macro-F1 ${f1_macro.toFixed(3)}, accuracy ${accuracy.toFixed(3)})`;
  const weak = [reference, challenger].filter(({ report }) => report.metrics.f1_macro <= f1_macro);
  if (weak.length === 2) return `Neither is better than ${rule}.`;
  const names = weak.map(({ name }) => name);
  return weak.length === 1 ? `${names[0]} is no better than ${rule}.` : `Both do better on macro-F1 than ${rule}.`;
}

/** The difference as seen from its winner. */
function lead({ estimate, low, high }: Difference, forChallenger: boolean): Difference {
  return forChallenger ? { estimate, low, high } : { estimate: -estimate, low: -high, high: -low };
}
