import { Random, range } from '#server/numerics/random';
import { AppError } from '#server/platform/errors';
import type { SideSizes, Split } from './sides.ts';

/**
 * A random split with the share of every class as near as can be to its share of all rows.
 *
 * Draws in the order of scikit-learn 1.2's StratifiedShuffleSplit, so that a seed gives its rows: seats for training,
 * seats for the holdout, one shuffle a class, then a shuffle of each side.
 *
 * @throws AppError invalid_input where a class has one row, or a side has fewer rows than there are classes.
 */
export function splitStratified(labels: Int32Array, sizes: SideSizes, seed: number): Split {
  const rowsByClass = groupRows(labels);
  refuseWhereImpossible(rowsByClass, sizes);
  const random = new Random(seed);
  const counts = rowsByClass.map((rows) => rows.length);
  const trainSeats = shareSeats(counts, sizes.train, random);
  const left = counts.map((count, k) => count - trainSeats[k]!);
  const holdoutSeats = shareSeats(left, sizes.holdout, random);
  const train: number[] = [];
  const holdout: number[] = [];
  for (const [k, rows] of rowsByClass.entries()) {
    const shuffled = random.permutation(Int32Array.from(rows));
    const [inTrain, inHoldout] = [trainSeats[k]!, holdoutSeats[k]!];
    for (const row of shuffled.subarray(0, inTrain)) train.push(row);
    for (const row of shuffled.subarray(inTrain, inTrain + inHoldout)) holdout.push(row);
  }
  return { train: random.permutation(Int32Array.from(train)), holdout: random.permutation(Int32Array.from(holdout)) };
}

/** Rows of each class that occurs, by ascending class. */
function groupRows(labels: Int32Array): number[][] {
  const groups: number[][] = [];
  for (const [row, label] of labels.entries()) {
    groups[label] ??= [];
    groups[label].push(row);
  }
  return groups.filter((rows) => rows);
}

/**
 * Divide seats among classes by largest remainder: everyone gets the floor of its proportional share, and the seats
 * left go to the largest remainders, ties drawn at random.
 */
function shareSeats(counts: readonly number[], seats: number, random: Random): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => (count / total) * seats);
  const given = shares.map(Math.floor);
  const remainders = shares.map((share, k) => share - given[k]!);
  let open = Math.trunc(seats - given.reduce((sum, count) => sum + count, 0));
  for (const value of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (open === 0) break;
    const tied = [...remainders.keys()].filter((k) => remainders[k] === value);
    const winners = random.permutation(range(tied.length)).subarray(0, Math.min(tied.length, open));
    for (const winner of winners) given[tied[winner]!]!++;
    open -= winners.length;
  }
  return given;
}

function refuseWhereImpossible(rowsByClass: readonly (readonly number[])[], sizes: SideSizes): void {
  const refuse = (message: string): never => {
    throw new AppError('invalid_input', message, {
      fields: { stratify: 'turn stratify off, or change the test size' },
    });
  };
  const single = rowsByClass.findIndex((rows) => rows.length < 2);
  if (single >= 0) {
    refuse(
      `A stratified split puts every class on both sides, but class ${single + 1} of ` +
        `${rowsByClass.length}, by ascending value, has only 1 row; 2 are needed.`,
    );
  }
  for (const [side, size] of Object.entries(sizes)) {
    if (size < rowsByClass.length) {
      refuse(
        `The ${side} side has ${size} rows for ${rowsByClass.length} classes; a stratified split needs one a class.`,
      );
    }
  }
}
