/** One feature's present values, ascending, with the rows they come from. */
export interface SortedColumn {
  readonly values: Float32Array;
  readonly rows: Int32Array;
  /** Some row has no value. */
  readonly hasMissing: boolean;
}

/**
 * Sorts a column once for all trees of a fit. Rows with equal values stay in row order; NaN (missing) is left out.
 *
 * @param column (n) float32 values.
 */
export function presort(column: Float32Array): SortedColumn {
  const present: number[] = [];
  for (let row = 0; row < column.length; row++) {
    if (!Number.isNaN(column[row]!)) present.push(row);
  }
  const rows = Int32Array.from(present).sort((a, b) => column[a]! - column[b]! || a - b);
  return { values: Float32Array.from(rows, (row) => column[row]!), rows, hasMissing: rows.length < column.length };
}

/**
 * Scanning backward sends missing values left. Scanning forward as well tries them on the right, which is worth it only
 * where some are missing and the present values are not all one.
 */
export function needsForwardScan({ values, hasMissing }: SortedColumn): boolean {
  return hasMissing && values.length > 0 && values[0] !== values.at(-1);
}
