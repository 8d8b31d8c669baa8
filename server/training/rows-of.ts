import type { LabelledMatrix } from './model.ts';

/** The given rows of a matrix, in the given order. */
export function rowsOf(matrix: LabelledMatrix, rows: Int32Array): LabelledMatrix {
  return {
    ...matrix,
    rows: rows.length,
    columns: matrix.columns.map((column) => Float64Array.from(rows, (row) => column[row]!)),
    labels: rows.map((row) => matrix.labels[row]!),
  };
}
