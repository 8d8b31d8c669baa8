/**
 * Which points of a path to draw when there are more than can be seen: about evenly spaced along the path, the first
 * and the last always among them. No point that is left out lies farther from one that is kept than
 *
 *     (Σᵢ |xᵢ − xᵢ₋₁| + |yᵢ − yᵢ₋₁|) / (most − 1)
 *
 * @param x (n) finite. @param y (n) finite.
 * @param most the most points to keep, at least 2.
 * @returns indexes, ascending; all of them where n ≤ most.
 * @throws RangeError if the lengths differ or `most` is below 2.
 */
export function thinPath(x: Float64Array, y: Float64Array, most: number): Uint32Array {
  const n = x.length;
  if (y.length !== n || most < 2) {
    throw new RangeError(`thinPath: expected equal lengths and at least 2 points, got ${n}, ${y.length} and ${most}`);
  }
  if (n <= most) return Uint32Array.from(x, (_, i) => i);
  const length = new Float64Array(n);
  for (let i = 1; i < n; i++) length[i] = length[i - 1]! + Math.abs(x[i]! - x[i - 1]!) + Math.abs(y[i]! - y[i - 1]!);
  const step = length[n - 1]! / (most - 1);
  const kept: number[] = [0];
  for (let i = 1; i < n - 1; i++) {
    const isNewStretch = Math.floor(length[i]! / step) > Math.floor(length[i - 1]! / step);
    if (isNewStretch && kept.length < most - 1) kept.push(i);
  }
  kept.push(n - 1);
  return Uint32Array.from(kept);
}
