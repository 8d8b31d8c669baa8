import type { LabelledMatrix } from './model.ts';

/** The given features of a matrix, in the given order; the values are not copied. */
export function columnsOf(matrix: LabelledMatrix, columns: readonly number[]): LabelledMatrix {
  return {
    ...matrix,
    names: columns.map((column) => matrix.names[column]!),
    columns: columns.map((column) => matrix.columns[column]!),
  };
}
