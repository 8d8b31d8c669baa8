import { type RowScores, rowScores } from '#server/training/row-scores';
import type { PairedStatistics } from '../comparison-schema.ts';
import type { Holdout } from '../schema.ts';
import { discordantCounts, jointTable } from './joint-table.ts';
import { mcnemarExact } from './mcnemar-exact.ts';
import { pairedBootstrap } from './paired-bootstrap.ts';
import { RESAMPLES } from './percentile-difference.ts';
import { probabilityDifferences } from './probability-differences.ts';

/** One seed for all comparisons: the same two runs give the same interval whenever they are compared. */
export const SEED = 0;

/** Answers to be paired. */
export interface PairableHoldout extends Holdout {
  /** The class each row most probably is, where that is not what was answered: at a threshold. Calibration judges it. */
  readonly likelier?: Int32Array;
}

/** A run's answers in the order of their keys, with what each row adds to its figures. */
export interface PairableAnswers {
  /** Which row of the holdout stands where, and the keys as the holdout has them. */
  readonly order: Int32Array;
  readonly unordered: readonly string[];
  readonly keys: readonly string[];
  /** (n) class indexes, as `predicted`. */
  readonly labels: Int32Array;
  readonly predicted: Int32Array;
  readonly scores: RowScores;
  readonly classValues: readonly number[];
}

/**
 * Puts answers in the order of their keys, so that those of two runs can be paired; rows of one key stay in their order.
 *
 * @param classValues values of the label's classes; labels and predictions are such values.
 * @param sibling     answers of the same split, if there are any: their rows mostly come in the same order, and sorting
 *   thousands of keys is what takes longest here.
 */
export function toPairable(
  holdout: PairableHoldout,
  classValues: readonly number[],
  sibling?: PairableAnswers,
): PairableAnswers {
  const { keys } = holdout;
  const like = sibling && areSame(keys, sibling.unordered) ? sibling : null;
  const order = like ? like.order : orderOf(keys);
  const classes = classValues.length;
  const indexes = new Map(classValues.map((value, k) => [value, k]));
  const inOrder = (values: Int32Array): Int32Array => order.map((row) => indexes.get(values[row]!)!);
  const [labels, predicted] = [inOrder(holdout.labels), inOrder(holdout.predicted)];
  const judged = holdout.likelier ? inOrder(holdout.likelier) : predicted;
  const probabilities = new Float64Array(keys.length * classes);
  for (const [i, row] of order.entries()) {
    probabilities.set(holdout.probabilities.subarray(row * classes, (row + 1) * classes), i * classes);
  }
  return {
    order,
    unordered: keys,
    keys: like ? like.keys : Array.from(order, (row) => keys[row]!),
    labels,
    predicted,
    scores: rowScores({ labels, predicted: judged, probabilities, classes }),
    classValues,
  };
}

const areSame = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((key, row) => key === b[row]));

function orderOf(keys: readonly string[]): Int32Array {
  const rows = Int32Array.from(keys, (_, row) => row);
  return rows.sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
}

/**
 * How a challenger differs from a reference on the rows both were scored on, paired by entity key: every figure of the
 * report with its interval, and McNemar's test of who is right.
 *
 * @param resamples of the figures that the answers alone decide.
 * @throws RangeError where the holdouts are not the same rows with the same true labels: compare split fingerprints first.
 */
export function pairedStatistics(
  reference: PairableAnswers,
  challenger: PairableAnswers,
  resamples = RESAMPLES,
): PairedStatistics {
  requireSameRows(reference, challenger);
  const { labels, classValues } = reference;
  const table = jointTable(labels, reference.predicted, challenger.predicted, classValues.length);
  const byLabels = pairedBootstrap(table, SEED, resamples);
  const discordant = discordantCounts(table);
  const p = mcnemarExact(discordant.onlyReference, discordant.onlyChallenger);
  return {
    rows: labels.length,
    seed: SEED,
    resamples,
    metrics: {
      ...byLabels.metrics,
      ...(hasKappa(reference) && hasKappa(challenger) ? {} : { cohen_kappa: null }),
      ...probabilityDifferences(reference.scores, challenger.scores, SEED),
    },
    classes: byLabels.classes.map((differences, k) => ({ label: classValues[k]!, ...differences })),
    mcnemar: { ...discordant, p, adjustedP: p },
  };
}

/** Cohen's kappa is 0/0 where all rows are of one class and answered so. */
function hasKappa({ labels, predicted }: PairableAnswers): boolean {
  return labels.some((label, i) => label !== labels[0] || predicted[i] !== label);
}

function requireSameRows(left: PairableAnswers, right: PairableAnswers): void {
  if (areSame(left.keys, right.keys) && left.labels.every((label, row) => label === right.labels[row])) return;
  const rowName = ({ keys, labels, classValues }: PairableAnswers, row: number): string =>
    `${keys[row]} with label ${classValues[labels[row]!]}`;
  const isApart = (key: string, row: number): boolean =>
    key !== right.keys[row] || left.labels[row] !== right.labels[row];
  const apart = left.keys.findIndex(isApart);
  throw new RangeError(
    `pairedStatistics: the holdouts are not the same rows (${left.keys.length} and ${right.keys.length} rows` +
      `${apart >= 0 ? `, first difference at ${rowName(left, apart)}` : ''})`,
  );
}
