import type { FeatureMatrix } from '../../model.ts';

export interface StandardScaler {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

/**
 * Mean and standard deviation (divisor n) of every column, as scikit-learn's StandardScaler. A constant column has
 * scale 1, so that it becomes 0 and not 0/0.
 *
 * @param matrix finite values, n > 0.
 */
export function fitScaler({ columns, rows }: FeatureMatrix): StandardScaler {
  const mean = columns.map((column) => column.reduce((sum, x) => sum + x, 0) / rows);
  const scale = columns.map((column, j) => {
    const deviation = Math.sqrt(column.reduce((sum, x) => sum + (x - mean[j]!) ** 2, 0) / rows);
    return deviation > 10 * Number.EPSILON * Math.abs(mean[j]!) ? deviation : 1;
  });
  return { mean, scale };
}

/** (x − mean) / scale, column by column; the matrix itself where there is no scaler. */
export function standardize<M extends FeatureMatrix>(matrix: M, scaler: StandardScaler | null): M {
  if (scaler === null) return matrix;
  const columns = matrix.columns.map((column, j) => column.map((x) => (x - scaler.mean[j]!) / scaler.scale[j]!));
  return { ...matrix, columns };
}
