/** e to the x in float32, to the last bit as the C library under XGBoost gives it. */

const STEPS = 32;
const STEPS_PER_E_FOLD = STEPS * Math.LOG2E;

/** 2^(i/32). */
const FRACTION_POWERS = Float64Array.from({ length: STEPS }, (_, i) => 2 ** (i / STEPS));

/** Minimax cubic 1 + C1·r + C2·r² + C3·r³ of 2^(r/32) on |r| ≤ ½; close to the Taylor terms (ln2)^k / k! / 32^k. */
const C1 = 0.6931471806916203 / STEPS;
const C2 = 0.2402284522445722 / STEPS ** 2;
const C3 = 0.05550361559341535 / STEPS ** 3;

/** Beyond these a float32 overflows, or is 0 even as a subnormal. */
const LARGEST = 88.72283935546875;
const SMALLEST = -103.97208404541016;

/**
 * exp in float32.
 *
 *     eˣ = 2^(k/32) · 2^(r/32),  k = round(32·x / ln 2),  |r| ≤ ½
 *
 * A correctly rounded exponential would differ from glibc's (2.27 and later) in the last bit of about one value in five
 * hundred, and such a bit can turn a near tie between two splits. This is the same reduction and the same cubic, so
 * trees and probabilities are XGBoost's to the bit.
 *
 * @param x Any float32. NaN in, NaN out.
 * @see Tang (1989), Table-driven implementation of the exponential function; coefficients as published for glibc expf.
 */
export function floatExp(x: number): number {
  if (x > LARGEST) return Number.POSITIVE_INFINITY;
  if (x < SMALLEST) return 0;
  const scaled = x * STEPS_PER_E_FOLD;
  const k = roundHalfEven(scaled);
  const r = scaled - k;
  const low = ((k % STEPS) + STEPS) % STEPS;
  const cubic = (C3 * r + C2) * (r * r) + (C1 * r + 1);
  return Math.fround(cubic * (FRACTION_POWERS[low] ?? Number.NaN) * 2 ** ((k - low) / STEPS));
}

/** Adding and taking away 1.5·2⁵² leaves the nearest integer, as the processor rounds. */
function roundHalfEven(x: number): number {
  const shift = 6755399441055744;
  return x + shift - shift;
}
