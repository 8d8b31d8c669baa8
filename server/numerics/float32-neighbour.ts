const view = new DataView(new ArrayBuffer(4));

/**
 * The float32 number next to `value` in a direction: its bit pattern plus or minus one.
 *
 * @param value a finite float32 number; anything else is rounded to float32 first.
 * @param direction 1 for the next larger, −1 for the next smaller.
 * @returns NaN for NaN; ±Infinity beyond the largest number.
 * @see IEEE 754-2019, nextUp and nextDown.
 */
export function float32Neighbour(value: number, direction: 1 | -1): number {
  const float = Math.fround(value);
  if (Number.isNaN(float) || float === direction * Number.POSITIVE_INFINITY) return float;
  // Both zeros have the same neighbours, the smallest numbers of either sign.
  if (float === 0) return direction * 2 ** -149;
  view.setFloat32(0, float);
  // Bit patterns of positive numbers grow with the number, those of negative ones against it.
  view.setUint32(0, view.getUint32(0) + (float > 0 ? direction : -direction));
  return view.getFloat32(0);
}
