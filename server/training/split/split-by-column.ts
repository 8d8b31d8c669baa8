import { AppError } from '#server/platform/errors';
import type { Split, SplitValue } from './sides.ts';

/** Text that means "not held out", whatever its case; everything else that is not empty means "held out". */
const FALSE_TEXT = new Set(['', '0', 'false', 'f', 'no', 'n', 'train']);

/**
 * Hold out the rows whose value is true. Null counts as false: a row nobody marked is trained on.
 *
 * @throws AppError invalid_input where all rows fall on one side.
 */
export function splitByColumn(column: string, values: readonly SplitValue[]): Split {
  const rows = [...values.keys()];
  const holdout = Int32Array.from(rows.filter((row) => isHeldOut(values[row]!)));
  const train = Int32Array.from(rows.filter((row) => !isHeldOut(values[row]!)));
  if (holdout.length === 0 || train.length === 0) {
    throw new AppError(
      'invalid_input',
      `The split column ${column} is ${holdout.length === 0 ? 'false' : 'true'} in all ${values.length} rows; ` +
        'it must be true in the rows to hold out and false in the rows to train on.',
      { fields: { split: 'choose a column with both values' } },
    );
  }
  return { train, holdout };
}

function isHeldOut(value: SplitValue): boolean {
  if (typeof value === 'string') return !FALSE_TEXT.has(value.trim().toLowerCase());
  return Boolean(value);
}
