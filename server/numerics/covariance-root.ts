/** A pivot below this share of its variable's variance is rounding: the variable is a sum of those before it. */
const VANISHED = 1e-12;

/**
 * A lower triangular L with L Lᵀ = A for a covariance matrix A, which may be singular: a variable that others determine,
 * or that does not vary, gets no column of its own. L times independent standard normals has covariance A.
 *
 * @param covariance (n × n) row-major, symmetric, positive semidefinite to working precision. Not changed.
 * @returns (n × n) row-major.
 * @throws RangeError unless the matrix is n × n.
 * @see Golub & Van Loan, Matrix Computations (2013), §4.2.8.
 */
export function covarianceRoot(covariance: Float64Array, n: number): Float64Array {
  if (covariance.length !== n * n) {
    throw new RangeError(`covarianceRoot: expected ${n} × ${n} entries, got ${covariance.length}`);
  }
  const root = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const variance = covariance[j * n + j]!;
    let pivot = variance;
    for (let k = 0; k < j; k++) pivot -= root[j * n + k]! ** 2;
    if (!(pivot > VANISHED * variance)) continue;
    const scale = Math.sqrt(pivot);
    root[j * n + j] = scale;
    for (let i = j + 1; i < n; i++) {
      let sum = covariance[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * n + k]! * root[j * n + k]!;
      root[i * n + j] = sum / scale;
    }
  }
  return root;
}
