import { Random, range } from '#server/numerics/random';
import { AppError } from '#server/platform/errors';
import { compareValues } from './compare-values.ts';
import type { SideSizes, Split, SplitValue } from './sides.ts';

/**
 * Hold out whole groups: rows of one value are all on one side. Sizes count groups, not rows, and the groups are those of
 * scikit-learn's GroupShuffleSplit(random_state=seed); rows keep their order.
 *
 * @param sizesOf how many of so many groups go on each side.
 * @throws AppError invalid_input where a row has no group, or there are too few groups for two sides.
 */
export function splitByGroup(
  column: string,
  values: readonly SplitValue[],
  { sizesOf, seed }: { sizesOf: (groups: number) => SideSizes; seed: number },
): Split {
  const missing = values.filter((value) => value === null).length;
  const groups = [...new Set(values)].sort(compareValues);
  if (missing > 0 || groups.length < 2) {
    const problem = missing > 0 ? `has no value in ${missing} of ${values.length} rows` : 'is the same in every row';
    throw new AppError(
      'invalid_input',
      `The group column ${column} ${problem}; every row needs one of at least two groups.`,
      {
        fields: { split: 'choose a column that every row has' },
      },
    );
  }
  const shuffled = new Random(seed).permutation(range(groups.length));
  const heldOut = new Set(Array.from(shuffled.subarray(0, sizesOf(groups.length).holdout), (at) => groups[at]!));
  const rows = range(values.length);
  return {
    train: rows.filter((row) => !heldOut.has(values[row]!)),
    holdout: rows.filter((row) => heldOut.has(values[row]!)),
  };
}
