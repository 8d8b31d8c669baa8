import type { LabelledMatrix } from '../../model.ts';

/**
 * Refuses what cannot be learned from. What can, oddly: a constant or an all-missing column is never split on, fewer
 * rows than features are fine, and a class may have one row or none.
 *
 * @throws RangeError with what is wrong and where.
 */
export function requireLearnable({ rows, columns, names, labels, classes }: LabelledMatrix): void {
  if (rows < 1 || columns.length < 1) {
    throw new RangeError(`fitBoosting: needs at least one row and one feature, got ${rows} × ${columns.length}`);
  }
  const short = columns.findIndex((column) => column.length !== rows);
  if (short >= 0 || labels.length !== rows) {
    const [what, length] = short >= 0 ? [`column ${names[short]}`, columns[short]?.length] : ['labels', labels.length];
    throw new RangeError(`fitBoosting: ${what} has ${length} values for ${rows} rows`);
  }
  const strange = labels.findIndex((label) => label < 0 || label >= classes);
  if (strange >= 0) {
    throw new RangeError(
      `fitBoosting: the label of row ${strange} is ${labels[strange]}, classes are 0 to ${classes - 1}`,
    );
  }
  for (const [feature, column] of columns.entries()) requireFloats(column, names[feature]);
}

/** As XGBoost, which computes in float32, refuses infinity and what would become it. */
function requireFloats(column: Float64Array, name: string | undefined): void {
  for (let row = 0; row < column.length; row++) {
    if (Math.abs(Math.fround(column[row]!)) === Number.POSITIVE_INFINITY) {
      throw new RangeError(
        `fitBoosting: column ${name} has ${column[row]} in row ${row}; trees compute in float32, up to 3.4e38`,
      );
    }
  }
}
