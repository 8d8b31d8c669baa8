import type { Challenge, Holdout } from './schema.ts';
import { jointTable } from './statistics/joint-table.ts';
import { mcnemarExact } from './statistics/mcnemar-exact.ts';
import { pairedBootstrap } from './statistics/paired-bootstrap.ts';

/** One seed for all comparisons: the same two runs give the same interval whenever they are compared. */
const SEED = 0;

type Answers = Pick<Holdout, 'keys' | 'labels' | 'predicted'>;

/**
 * How a challenger differs from a reference on the rows both were scored on, paired by entity key.
 *
 * @param classValues values of the label's classes; labels and predictions are such values.
 * @throws RangeError where the holdouts are not the same rows with the same true labels: compare split fingerprints first.
 */
export function pairedStatistics(
  reference: Answers,
  challenger: Answers,
  classValues: readonly number[],
): NonNullable<Challenge['statistics']> {
  const [left, right] = [byKey(reference), byKey(challenger)];
  const apart = left.findIndex((row, i) => rowName(reference, row) !== rowName(challenger, right[i]!));
  if (apart >= 0 || left.length !== right.length) {
    throw new RangeError(
      `pairedStatistics: the holdouts are not the same rows (${left.length} and ${right.length} rows` +
        `${apart >= 0 ? `, first difference at ${rowName(reference, left[apart]!)}` : ''})`,
    );
  }
  const indexes = new Map(classValues.map((value, k) => [value, k]));
  const pick = (values: Int32Array, rows: readonly number[]): Int32Array =>
    Int32Array.from(rows, (row) => indexes.get(values[row]!)!);
  const labels = pick(reference.labels, left);
  const answers = { reference: pick(reference.predicted, left), challenger: pick(challenger.predicted, right) };
  const onlyReference = countOnlyRight(labels, answers.reference, answers.challenger);
  const onlyChallenger = countOnlyRight(labels, answers.challenger, answers.reference);
  const table = jointTable(labels, answers.reference, answers.challenger, classValues.length);
  return {
    rows: labels.length,
    ...pairedBootstrap(table, SEED),
    mcnemar: { onlyReference, onlyChallenger, p: mcnemarExact(onlyReference, onlyChallenger) },
  };
}

/** Row numbers in the order of their keys; rows of one key stay in their own order. */
function byKey({ keys }: Answers): number[] {
  return [...keys.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
}

function rowName({ keys, labels }: Answers, row: number): string {
  return `${keys[row]} with label ${labels[row]}`;
}

function countOnlyRight(labels: Int32Array, one: Int32Array, other: Int32Array): number {
  return labels.reduce((count, label, i) => count + (one[i] === label && other[i] !== label ? 1 : 0), 0);
}
