import type { Report } from '#server/training/schema';
import type { Difference, NotComparable, PairedStatistics } from '../comparison-schema.ts';
import type { ChosenFrom } from '../schema.ts';
import { signed } from '../signed.ts';
import { tellsApart } from '../tells-apart.ts';
import { alike, blindSpots, listOf, onlyAnswer, points, range } from './words.ts';

/** Below this many holdout rows a class's scores are an anecdote. */
const FEW_ROWS = 5;

/** Why runs are not comparable, and what would make them so. */
const REASONS: Record<NotComparable['because'], string> = {
  label: 'they answer different questions. Train both for one label.',
  classes: 'they know different classes. Train both on data that holds the same classes.',
  split:
    'they were scored on different holdout rows. Train both with one split and seed, or score them again on the rows ' +
    'they share.',
};

interface Contestant {
  readonly name: string;
  readonly report: Report;
  /** How many candidates it was chosen from by its score on rows like these, where it was. */
  readonly chosenFrom?: Pick<ChosenFrom, 'points'> | null;
}

export interface VerdictInput {
  readonly reference: Contestant;
  readonly challenger: Contestant;
  /** The majority class on the same rows; null where that is the reference itself. */
  readonly baseline: Report | null;
  /** Null where the runs are not comparable; then that says why. */
  readonly statistics: PairedStatistics | null;
  readonly notComparable: NotComparable | null;
}

/**
 * What a team lead should take from a comparison, in a few sentences: which run is better on macro-F1 and by how much,
 * or that nobody can tell; whether accuracy agrees; which classes a run never answers; and how both stand against
 * always answering the majority class. A difference counts where its 95% interval leaves out 0, also after correction
 * for the number of challengers.
 */
export function verdictSentence(input: VerdictInput): string {
  const { reference, challenger, baseline, statistics, notComparable } = input;
  if (statistics === null) {
    return `${reference.name} and ${challenger.name} cannot be compared: ${REASONS[notComparable?.because ?? 'split']}`;
  }
  return [
    onMacroF1(input, statistics),
    onAccuracy(input, statistics),
    ...(baseline ? [onBlindSpots(reference, baseline)] : []),
    onBlindSpots(challenger, baseline ?? reference.report),
    baseline ? onBaseline(reference, challenger, baseline) : '',
    onThinClasses(reference.report),
    ...[reference, challenger].map(onSelection),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The run a difference speaks for, or null where it cannot tell them apart. */
function winnerOf({ reference, challenger }: VerdictInput, difference: Difference): Contestant | null {
  if (!tellsApart(difference)) return null;
  return difference.low > 0 ? challenger : reference;
}

function onMacroF1(input: VerdictInput, { metrics, rows }: PairedStatistics): string {
  const { reference, challenger } = input;
  const difference = metrics.f1_macro;
  const winner = winnerOf(input, difference);
  const shown = (one: Contestant): string => one.report.metrics.f1_macro.toFixed(3);
  if (alike(reference.report, challenger.report) && difference.low === 0 && difference.high === 0) {
    return `${reference.name} and ${challenger.name} have the same scores on the ${rows} shared holdout rows.`;
  }
  if (winner === null) {
    return (
      `${reference.name} and ${challenger.name}: we cannot tell them apart. Macro-F1 is ${shown(reference)} and ` +
      `${shown(challenger)}, a difference of ${signed(difference.estimate)} for ${challenger.name} that could be ` +
      `anything from ${range(difference, signed)} (95% interval, ${rows} shared holdout rows` +
      `${onMany(difference)}).`
    );
  }
  const loser = winner === reference ? challenger : reference;
  return (
    `${winner.name} is better than ${loser.name} on macro-F1: ${shown(winner)} against ${shown(loser)}, ` +
    `${signed(lead(difference, winner === challenger).estimate)} (95% interval ` +
    `${range(lead(difference, winner === challenger), signed)}, ${rows} shared holdout rows).`
  );
}

/** Why a difference whose interval leaves out 0 is still none: several challengers had a try each. */
function onMany({ low, high, adjustedP }: Difference): string {
  return low > 0 || high < 0 ? `; corrected for the number of challengers p = ${adjustedP.toFixed(2)}` : '';
}

function onAccuracy(input: VerdictInput, { metrics: { accuracy, f1_macro } }: PairedStatistics): string {
  const { reference, challenger } = input;
  const winner = winnerOf(input, accuracy);
  if (winner === null) {
    if (accuracy.low === 0 && accuracy.high === 0) return '';
    const beginning =
      winnerOf(input, f1_macro) === null ? 'Nor does accuracy separate them' : 'Accuracy does not separate them';
    return `${beginning} (${points(accuracy.estimate)} points for ${challenger.name}, 95% interval ${range(accuracy, points)}${onMany(accuracy)}).`;
  }
  const ahead = lead(accuracy, winner === challenger);
  const loser = winner === reference ? challenger : reference;
  const figures = `${points(ahead.estimate)} points of accuracy, 95% interval ${range(ahead, points)}`;
  const isBlinder = blindSpots(winner.report).some((name) => !blindSpots(loser.report).includes(name));
  if (isBlinder) return `${winner.name} is right more often (${figures}), but it is blind to a class.`;
  const agrees = winnerOf(input, f1_macro) === winner;
  return `${winner.name} is ${agrees ? 'also ' : ''}right more often${agrees ? '' : ', though'} (${figures}).`;
}

function onBlindSpots({ name, report }: Contestant, baseline: Report): string {
  const missed = blindSpots(report);
  const only = onlyAnswer(report);
  // A run that is the baseline is told so at the end.
  if (missed.length === 0 || only === onlyAnswer(baseline)) return '';
  if (only !== null) return `${name} answers ${only} in every row.`;
  const rows = report.classes.reduce((sum, row) => sum + (missed.includes(row.name) ? row.support : 0), 0);
  return `${name} never answers ${listOf(missed)}, the truth in ${rows} ${rows === 1 ? 'row' : 'rows'}.`;
}

function onBaseline(reference: Contestant, challenger: Contestant, baseline: Report): string {
  const { accuracy, f1_macro } = baseline.metrics;
  const figures = `macro-F1 ${f1_macro.toFixed(3)}, accuracy ${accuracy.toFixed(3)}`;
  const majority = onlyAnswer(baseline);
  const rule = `always answering ${majority} (${figures})`;
  const weak = [reference, challenger].filter(({ report }) => report.metrics.f1_macro <= f1_macro);
  if (weak.length === 2) return `Neither is better than ${rule}.`;
  if (weak[0] && onlyAnswer(weak[0].report) === majority) {
    return `${weak[0].name} answers ${majority} in every row, which is the majority-class baseline (${figures}).`;
  }
  if (weak[0]) return `${weak[0].name} is no better than ${rule}.`;
  const rarelyRight = [reference, challenger].filter(({ report }) => report.metrics.accuracy < accuracy);
  const but =
    rarelyRight.length === 0
      ? ''
      : `, though ${rarelyRight.length === 2 ? 'neither is right as often' : `${rarelyRight[0]!.name} is right less often`}`;
  return `Both do better on macro-F1 than ${rule}${but}.`;
}

/** Macro-F1 counts every class the same, so with few rows of a class a single one of them moves it far. */
function onThinClasses({ classes }: Report): string {
  const thin = classes.filter(({ support }) => support > 0 && support < FEW_ROWS);
  if (thin.length === 0) return '';
  const rows = thin.map(({ name, support }) => `${support} ${support === 1 ? 'row' : 'rows'} of ${name}`);
  return `Take macro-F1 with care: the holdout has only ${rows.join(' and ')}.`;
}

/** The best of many tries looks better than it is on the rows that chose it. */
function onSelection({ name, chosenFrom }: Contestant): string {
  if (!chosenFrom || chosenFrom.points < 2) return '';
  const many = new Intl.NumberFormat('en').format(chosenFrom.points);
  return `${name} is the best of ${many} on rows like these, so its lead flatters it; its sealed slice decides.`;
}

/** The difference as seen from its winner. */
function lead(difference: Difference, forChallenger: boolean): Difference {
  const { estimate, low, high } = difference;
  return forChallenger ? difference : { ...difference, estimate: -estimate, low: -high, high: -low };
}
