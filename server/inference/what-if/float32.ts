const value = new Float32Array(1);
const bits = new Int32Array(value.buffer);

/** The smallest float32 above a number. */
export function nextAbove(x: number): number {
  value[0] = x;
  if (value[0]! > x) return value[0]!;
  if (value[0] === 0) return 2 ** -149;
  bits[0]! += value[0]! > 0 ? 1 : -1;
  return value[0]!;
}

/** The largest float32 below a number. */
export const nextBelow = (x: number): number => -nextAbove(-x);
