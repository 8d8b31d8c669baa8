import { Z_95 } from './z-95.ts';

/**
 * 95% interval of a mean, normal in the limit of many rows.
 *
 *     x̄ ± z s / √n,   s² = Σ (xᵢ − x̄)² / (n − 1)
 *
 * @param values (n) one of each row. NaN in, NaN out.
 * @returns null where the values are all the same, or fewer than two: nothing then says how they spread.
 */
export function meanInterval(values: Float64Array): { low: number; high: number } | null {
  const n = values.length;
  if (n < 2 || values.every((value) => value === values[0])) return null;
  let total = 0;
  for (let i = 0; i < n; i++) total += values[i]!;
  const mean = total / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
  const half = Z_95 * Math.sqrt(squares / (n - 1) / n);
  return { low: mean - half, high: mean + half };
}
