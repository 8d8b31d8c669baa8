import { type Random, range } from '#server/numerics/random';
import { AppError } from '#server/platform/errors';

/**
 * The fold each row is held out in, as scikit-learn's KFold(shuffle=True) draws it: folds differ by one row at most.
 *
 * @returns (n) 0 … folds − 1.
 * @throws AppError invalid_input where there are more folds than rows.
 */
export function drawFolds(rows: number, folds: number, random: Random): Int32Array {
  if (folds > rows) refuse(`${folds} folds need at least as many rows, got ${rows}.`);
  const foldOf = new Int32Array(rows);
  for (const [at, row] of random.permutation(range(rows)).entries()) foldOf[row] = foldAt(at, rows, folds);
  return foldOf;
}

/** The fold of the at-th row in turn: the first `rows mod folds` folds have one row more. */
function foldAt(at: number, rows: number, folds: number): number {
  const [size, larger] = [Math.floor(rows / folds), rows % folds];
  const inLarger = larger * (size + 1);
  return at < inLarger ? Math.floor(at / (size + 1)) : larger + Math.floor((at - inLarger) / size);
}

/**
 * The same with the share of every class as near as can be alike in all folds, as StratifiedKFold(shuffle=True).
 *
 * Classes are taken in the order in which they first appear: laying all rows out by class and dealing them to the folds
 * in turn says how many of a class each fold gets; which ones is drawn, a shuffle a class.
 *
 * @throws AppError invalid_input where every class has fewer rows than there are folds.
 */
export function drawStratifiedFolds(labels: Int32Array, folds: number, random: Random): Int32Array {
  const classes = [...new Set(labels)];
  const counts = classes.map((label) => labels.reduce((sum, other) => sum + (other === label ? 1 : 0), 0));
  if (counts.every((count) => count < folds)) {
    refuse(`${folds} stratified folds need a class with as many rows; the largest has ${Math.max(0, ...counts)}.`);
  }
  const foldOf = new Int32Array(labels.length);
  let laid = 0;
  for (const [k, label] of classes.entries()) {
    const dealt = Int32Array.from({ length: counts[k]! }, (_, i) => (laid + i) % folds).sort();
    laid += counts[k]!;
    const shuffled = random.permutation(dealt);
    let next = 0;
    for (const [row, other] of labels.entries()) if (other === label) foldOf[row] = shuffled[next++]!;
  }
  return foldOf;
}

function refuse(message: string): never {
  throw new AppError('invalid_input', message, { fields: { split: 'choose fewer folds' } });
}
