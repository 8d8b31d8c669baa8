import { AppError } from '#server/platform/errors';
import type { SplitSpec } from './schema.ts';
import { divide } from './split/divide.ts';
import { sealRows } from './split/seal-rows.ts';
import type { Split, SplitValue } from './split/sides.ts';
import { splitByColumn } from './split/split-by-column.ts';

export type { Split, SplitValue };

/** A split with the rows that nothing may see until promotion. */
export interface SealedSplit extends Split {
  readonly sealed: Int32Array;
}

/**
 * Divide the rows of a dataset into training and holdout, after the sealed slice is cut off.
 *
 * Random and stratified splits give exactly the rows of scikit-learn's `train_test_split(random_state=seed)`, in the
 * same order; splits by group those of GroupShuffleSplit. By group, time or column rows keep their order; the last two
 * need no seed.
 *
 * @param labels       (n) class indexes.
 * @param columnValues (n) values of `splitColumn(spec)`, when the split has one.
 * @throws AppError invalid_input where a side would be empty, or a class cannot be on both sides of a stratified split.
 */
export function splitDataset(
  labels: Int32Array,
  spec: SplitSpec,
  seed: number,
  columnValues?: readonly SplitValue[],
): SealedSplit {
  const values = requireValues(spec, labels.length, columnValues);
  const { open, sealed } = sealRows(labels, spec, values);
  const openLabels = open.map((row) => labels[row]!);
  const openValues = values.length > 0 ? Array.from(open, (row) => values[row]!) : [];
  const split =
    spec.column === undefined
      ? divide(openLabels, spec, { size: spec.testSize, seed }, openValues)
      : splitByColumn(spec.column, openValues);
  const rowsOf = (places: Int32Array): Int32Array => places.map((place) => open[place]!);
  return { train: rowsOf(split.train), holdout: rowsOf(split.holdout), sealed };
}

/** The column whose values a split needs beside the labels. */
export function splitColumn({ column, group, time }: SplitSpec): string | undefined {
  return column ?? group ?? time;
}

function requireValues(
  spec: SplitSpec,
  rows: number,
  values: readonly SplitValue[] | undefined,
): readonly SplitValue[] {
  const column = splitColumn(spec);
  if (column === undefined) return [];
  if (values?.length === rows) return values;
  throw new AppError(
    'invalid_input',
    `The split column ${column} has ${values?.length ?? 'no'} values for ${rows} rows.`,
    { fields: { split: 'choose a column of the dataset' } },
  );
}
