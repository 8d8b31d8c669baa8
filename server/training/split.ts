import { AppError } from '#server/platform/errors';
import type { SplitSpec } from './schema.ts';
import type { SideSizes, Split, SplitValue } from './split/sides.ts';
import { splitByColumn } from './split/split-by-column.ts';
import { splitRandom } from './split/split-random.ts';
import { splitStratified } from './split/split-stratified.ts';

export type { Split, SplitValue };

/**
 * Divide the rows of a dataset into training and holdout.
 *
 * Random and stratified splits give exactly the rows of scikit-learn's `train_test_split(random_state=seed)`, in the
 * same order; a split by column keeps the rows in order and needs no seed.
 *
 * @param labels       (n) class indexes.
 * @param columnValues (n) values of `spec.column`, when the split is by column.
 * @throws AppError invalid_input where a side would be empty, or a class cannot be on both sides of a stratified split.
 */
export function splitDataset(
  labels: Int32Array,
  spec: SplitSpec,
  seed: number,
  columnValues?: readonly SplitValue[],
): Split {
  if (spec.column !== undefined) {
    if (columnValues?.length !== labels.length) {
      throw new AppError(
        'invalid_input',
        `the split column ${spec.column} has ${columnValues?.length ?? 'no'} values for ${labels.length} rows`,
        { fields: { split: 'choose a column of the dataset' } },
      );
    }
    return splitByColumn(spec.column, columnValues);
  }
  const sizes = splitSizes(labels.length, spec.testSize);
  return spec.stratify ? splitStratified(labels, sizes, seed) : splitRandom(sizes, seed);
}

/** Rows on each side, as scikit-learn counts them: a share is rounded up, a number of rows is itself. */
function splitSizes(rows: number, testSize: number): SideSizes {
  const holdout = testSize < 1 ? Math.ceil(rows * testSize) : testSize;
  const train = rows - holdout;
  if (train < 1 || holdout < 1) {
    throw new AppError(
      'invalid_input',
      `a test size of ${testSize} leaves ${train} of ${rows} rows to train on; both sides need at least one`,
      { fields: { testSize: 'choose a size that leaves rows on both sides' } },
    );
  }
  return { train, holdout };
}
