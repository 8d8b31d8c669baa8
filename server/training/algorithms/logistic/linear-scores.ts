import type { FeatureMatrix } from '../../model.ts';

/**
 * Scores of a linear model, one a row and class.
 *
 *     score[i, k] = Σⱼ point[k, j] · x[i, j] + point[k, d]
 *
 * @param matrix (n, d) column-major.
 * @param point  (classes × (d + 1)) row-major: the weights of a class, then its intercept.
 * @param scores (n × classes) row-major, overwritten. NaN features give NaN scores.
 */
export function linearScores(matrix: FeatureMatrix, point: Float64Array, scores: Float64Array): void {
  const stride = matrix.columns.length + 1;
  const classes = point.length / stride;
  for (let at = 0; at < scores.length; at++) scores[at] = point[(at % classes) * stride + stride - 1]!;
  for (const [j, column] of matrix.columns.entries()) {
    for (let k = 0; k < classes; k++) {
      const weight = point[k * stride + j]!;
      if (weight === 0) continue;
      for (let i = 0, at = k; i < column.length; i++, at += classes) scores[at]! += weight * column[i]!;
    }
  }
}

/**
 * Turn each row of scores into probabilities: pₖ = exp(zₖ − max z) / Σ exp(zₗ − max z). Subtracting the largest score
 * keeps every exponent at or below 0.
 *
 * @param scores (n × classes) row-major, overwritten with probabilities.
 */
export function softmaxRows(scores: Float64Array, classes: number): void {
  for (let start = 0; start < scores.length; start += classes) {
    let top = Number.NEGATIVE_INFINITY;
    for (let at = start; at < start + classes; at++) top = Math.max(top, scores[at]!);
    let sum = 0;
    for (let at = start; at < start + classes; at++) {
      scores[at] = Math.exp(scores[at]! - top);
      sum += scores[at]!;
    }
    for (let at = start; at < start + classes; at++) scores[at]! /= sum;
  }
}
