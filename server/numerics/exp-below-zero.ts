const STEPS = 32;
const STEPS_PER_E_FOLD = STEPS / Math.LN2;
/** ln 2 / 32 in two parts: the first has so few bits that its product with a step is exact. */
const STEP_HIGH = 0.021660849335603416;
const STEP_LOW = 5.689487495325457e-11;
/** Adding and taking away 1.5 · 2⁵² rounds to the nearest whole number. */
const ROUNDER = 6755399441055744;
/** Below it the result is smaller than any normal double. */
const SMALLEST = -708;

/** 2^(i / 32) and 2^−i. */
const FRACTIONS = Float64Array.from({ length: STEPS }, (_, i) => 2 ** (i / STEPS));
const HALVINGS = Float64Array.from({ length: 1_023 }, (_, i) => 2 ** -i);

/**
 * e to the x for x ≤ 0, in half the time of `Math.exp`, which every softmax after its maximum is subtracted is made of.
 *
 *     eˣ = 2^(k/32) · e^r,   k = round(32 x / ln 2),   |r| ≤ ln 2 / 64,   e^r by its Taylor series to r⁶
 *
 * @param x At or below 0. NaN in, NaN out; below −708 the result is 0.
 * @returns Within 3e-16 of the exact value, relative.
 * @see Tang (1989), Table-driven implementation of the exponential function, doi 10.1145/63522.214389.
 */
export function expBelowZero(x: number): number {
  if (!(x >= SMALLEST)) return Number.isNaN(x) ? x : 0;
  const k = x * STEPS_PER_E_FOLD + ROUNDER - ROUNDER;
  const r = x - k * STEP_HIGH - k * STEP_LOW;
  const series = r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720)))));
  const fraction = FRACTIONS[k & (STEPS - 1)]!;
  return (fraction + fraction * series) * HALVINGS[-(k >> 5)]!;
}
