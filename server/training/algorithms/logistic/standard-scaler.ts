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
  const mean = columns.map((column) => sumOf(column) / rows);
  const scale = columns.map((column, j) => {
    const deviation = Math.sqrt(squaresAround(column, mean[j]!) / rows);
    return deviation > 10 * Number.EPSILON * Math.abs(mean[j]!) ? deviation : 1;
  });
  return { mean, scale };
}

/** (x − mean) / scale, column by column; the matrix itself where there is no scaler. */
export function standardize<M extends FeatureMatrix>(matrix: M, scaler: StandardScaler | null): M {
  if (scaler === null) return matrix;
  const columns = matrix.columns.map((column, j) => scaled(column, scaler.mean[j]!, scaler.scale[j]!));
  return { ...matrix, columns };
}

// Plain loops: a callback a value would cost more than the arithmetic.

function sumOf(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i]!;
  return sum;
}

function squaresAround(column: Float64Array, center: number): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += (column[i]! - center) ** 2;
  return sum;
}

function scaled(column: Float64Array, mean: number, scale: number): Float64Array {
  const out = new Float64Array(column.length);
  for (let i = 0; i < column.length; i++) out[i] = (column[i]! - mean) / scale;
  return out;
}
