import type { LabelledMatrix } from '#server/training/model';

/** The matrix with its columns in memory that all threads see, instead of a copy each. */
export function shareMatrix(matrix: LabelledMatrix): LabelledMatrix {
  const columns = matrix.columns.map((column) => {
    const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
    copy.set(column);
    return copy;
  });
  return { ...matrix, columns };
}
