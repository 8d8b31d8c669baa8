import { AppError } from '#server/platform/errors';
import type { SplitSpec } from '../schema.ts';
import type { SideSizes, Split, SplitValue } from './sides.ts';
import { splitByGroup } from './split-by-group.ts';
import { splitByTime } from './split-by-time.ts';
import { splitRandom } from './split-random.ts';
import { splitStratified } from './split-stratified.ts';

/** Which rows a cut falls between: the part of a split that a sealed slice shares with it. */
export type DivisionRule = Pick<SplitSpec, 'stratify' | 'group' | 'time'>;

interface Cut {
  readonly size: number;
  readonly seed: number;
}

/**
 * Cut a share of the rows off by the rule of a split: at random, with the shares of the classes, by whole groups, or the
 * latest.
 *
 * @param labels (n) class indexes.
 * @param values (n) of the group or time column, where the rule names one.
 */
export function divide(
  labels: Int32Array,
  { stratify, group, time }: DivisionRule,
  { size, seed }: Cut,
  values: readonly SplitValue[],
): Split {
  if (group !== undefined)
    return splitByGroup(group, values, { seed, sizesOf: (groups) => sizesOf(groups, size, 'groups') });
  const sizes = sizesOf(labels.length, size, 'rows');
  if (time !== undefined) return splitByTime(time, values, sizes);
  return stratify ? splitStratified(labels, sizes, seed) : splitRandom(sizes, seed);
}

/** How many go on each side, as scikit-learn counts: a share is rounded up, a number is itself. */
function sizesOf(total: number, size: number, what: 'rows' | 'groups'): SideSizes {
  const holdout = size < 1 ? Math.ceil(total * size) : size;
  const train = total - holdout;
  if (train < 1 || holdout < 1) {
    throw new AppError(
      'invalid_input',
      `A test size of ${size} leaves ${train} of ${total} ${what} to train on; both sides need at least one.`,
      { fields: { testSize: 'choose a size that leaves rows on both sides' } },
    );
  }
  return { train, holdout };
}
