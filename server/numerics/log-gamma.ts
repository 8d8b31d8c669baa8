/** From here on Stirling's series is exact to double precision. */
const LARGE = 16;

/**
 * Natural logarithm of the gamma function, for x > 0: Stirling's series, reached by Γ(x) = Γ(x + 1) / x.
 *
 *     ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + 1/(12x) − 1/(360x³) + 1/(1260x⁵) − …
 *
 * @throws RangeError unless x > 0.
 * @see Abramowitz & Stegun (1964), 6.1.41.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: expected x > 0, got ${x}`);
  let product = 1;
  let y = x;
  for (; y < LARGE; y++) product *= y;
  const square = y * y;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
