/**
 * Solve A x = b for a symmetric positive definite A by Cholesky factorisation, A = L Lᵀ.
 *
 * @param matrix (n × n) row-major, symmetric; its lower triangle is overwritten with L.
 * @param vector (n) b, overwritten with x.
 * @returns false, with both arguments spoilt, where A is not positive definite to working precision.
 * @throws RangeError if the sizes do not agree.
 * @see Golub & Van Loan, Matrix Computations (2013), §4.2.
 */
export function choleskySolve(matrix: Float64Array, vector: Float64Array): boolean {
  const n = vector.length;
  if (matrix.length !== n * n) {
    throw new RangeError(`choleskySolve: expected ${n} × ${n} entries for a vector of ${n}, got ${matrix.length}`);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * n + k]! * matrix[j * n + k]!;
      if (i !== j) matrix[i * n + j] = sum / matrix[j * n + j]!;
      else if (sum > 0) matrix[i * n + i] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) vector[i]! -= matrix[i * n + k]! * vector[k]!;
    vector[i]! /= matrix[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) vector[i]! -= matrix[k * n + i]! * vector[k]!;
    vector[i]! /= matrix[i * n + i]!;
  }
  return true;
}
