/** Two samples held against each other by their distribution functions. */
export interface KsResult {
  /** Largest distance of the two empirical distribution functions, in [0, 1]. */
  readonly statistic: number;
  /** Chance of such a distance or a larger one, were both drawn from one continuous distribution; in [0, 1]. */
  readonly p: number;
  /** `exact` by counting paths, or the limit for large samples. */
  readonly method: 'exact' | 'limit';
}

/** Largest n · m whose paths are counted: some ten milliseconds. */
const MOST_CELLS = 4_000_000;

/**
 * Two-sided two-sample Kolmogorov–Smirnov test.
 *
 *     D = max |F(x) − G(x)|,   F and G the shares of values ≤ x
 *
 * The distance is found in whole numbers, `h = D · n m / g` with g the greatest common divisor, so that no rounding
 * decides whether a path goes beyond it. Equal values make p too large, never too small.
 *
 * @param a (n) ascending, without NaN. @param b (m) ascending, without NaN.
 * @throws RangeError if either is empty.
 * @see Hodges, The significance probability of the Smirnov two-sample test (1958); scipy.stats.ks_2samp.
 */
export function ksTwoSample(a: Float64Array, b: Float64Array): KsResult {
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) throw new RangeError(`ksTwoSample: expected two samples with values, got ${n} and ${m}`);
  const divisor = greatestCommonDivisor(n, m);
  const [up, right] = [m / divisor, n / divisor];
  let h = 0;
  for (let i = 0, j = 0; i < n && j < m; ) {
    const x = Math.min(a[i]!, b[j]!);
    while (i < n && a[i]! <= x) i++;
    while (j < m && b[j]! <= x) j++;
    h = Math.max(h, Math.abs(i * up - j * right));
  }
  const statistic = h / (n * up);
  return n * m <= MOST_CELLS
    ? { statistic, p: chanceOfPathBeyond(n, m, h), method: 'exact' }
    : { statistic, p: kolmogorovTail(Math.sqrt((n / (n + m)) * m) * statistic), method: 'limit' };
}

/**
 * Chance that a path from (0, 0) to (n, m), drawn evenly from all, has a point with |i m − j n| ≥ h g. Of the paths to
 * (i, j) a share i / (i + j) comes from (i − 1, j):
 *
 *     f(i, j) = 1 beyond, else i / (i + j) · f(i − 1, j) + j / (i + j) · f(i, j − 1)
 *
 * Only positive terms are added, so that a tiny chance keeps its digits.
 */
function chanceOfPathBeyond(n: number, m: number, h: number): number {
  const divisor = greatestCommonDivisor(n, m);
  const [up, right] = [m / divisor, n / divisor];
  const row = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i * up - j * right) >= h) row[j] = 1;
      else if (i + j === 0) row[j] = 0;
      else row[j] = (i * (i === 0 ? 0 : row[j]!) + j * (j === 0 ? 0 : row[j - 1]!)) / (i + j);
    }
  }
  return row[m]!;
}

/** Limit of P(D √(n m / (n + m)) ≥ x): `2 Σ (−1)^(k−1) exp(−2 k² x²)`, and by its dual where x is small. */
export function kolmogorovTail(x: number): number {
  if (x <= 0) return 1;
  if (x < 1) {
    let total = 0;
    for (let k = 1; k <= 5; k++) total += Math.exp((-((2 * k - 1) ** 2) * Math.PI ** 2) / (8 * x * x));
    return Math.min(1, Math.max(0, 1 - (Math.sqrt(2 * Math.PI) / x) * total));
  }
  let total = 0;
  for (let k = 1; k <= 8; k++) total += (k % 2 ? 1 : -1) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, 2 * total);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
