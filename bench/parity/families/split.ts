import { splitDataset } from '../../../server/training/split.ts';
import { type Check, holds, same } from '../check.ts';
import type { Fixture } from '../fixture.ts';

interface SplitFixture {
  readonly sizes: readonly { n: number; test_size: number; n_train: number; n_test: number }[];
  readonly stratified: readonly {
    readonly class_counts: number[];
    readonly test_size: number;
    readonly seed: number;
    readonly train_counts: number[];
    readonly test_counts: number[];
  }[];
  readonly errors?: Readonly<Record<string, unknown>>;
}

/** Rows on each side, the seats of each class on each side, and the two refusals of a stratified split. */
export function compareSplit({ content }: Fixture): Check[] {
  const { sizes, stratified, errors = {} } = content as SplitFixture;
  return [
    ...sizes.map(({ n, test_size, n_train, n_test }) => {
      const { train, holdout } = splitDataset(new Int32Array(n), { testSize: test_size, stratify: false }, 0);
      return same('rows a side', [train.length, holdout.length], [n_train, n_test]);
    }),
    ...stratified.map(({ class_counts, test_size, seed, train_counts, test_counts }) => {
      const labels = labelsOf(class_counts);
      const { train, holdout } = splitDataset(labels, { testSize: test_size, stratify: true }, seed);
      const seats = [train, holdout].flatMap((rows) => class_counts.map((_, k) => countOf(labels, rows, k)));
      return same('rows of a class', seats, [...train_counts, ...test_counts]);
    }),
    ...('class_with_one_member' in errors ? [refused('a class with one row', [9, 1], 0.5)] : []),
    ...('test_smaller_than_classes' in errors ? [refused('fewer rows than classes', [6, 6, 6], 2)] : []),
  ];
}

/** Class indexes by counts, class by class: 0, 0, …, 1, 1, …. */
function labelsOf(counts: readonly number[]): Int32Array {
  return Int32Array.from(counts.flatMap((count, k) => new Array<number>(count).fill(k)));
}

function countOf(labels: Int32Array, rows: Int32Array, k: number): number {
  return rows.reduce((sum, row) => sum + (labels[row] === k ? 1 : 0), 0);
}

function refused(what: string, counts: readonly number[], testSize: number): Check {
  try {
    splitDataset(labelsOf(counts), { testSize, stratify: true }, 0);
    return holds(`refused: ${what}`, false);
  } catch {
    return holds(`refused: ${what}`, true);
  }
}
