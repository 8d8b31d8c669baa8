/** How many rows score at least each threshold. */
export interface CountsByThreshold {
  /** (m) distinct scores, falling. */
  readonly thresholds: Float64Array;
  /** (m) rows of the class that score at least the threshold. */
  readonly truePositives: Float64Array;
  /** (m) other rows that do. */
  readonly falsePositives: Float64Array;
}

/**
 * What every curve over thresholds is made from. Equal scores are one threshold.
 *
 * @param inside  (n₊) scores of the rows of the class, any order; sorted in place.
 * @param outside (n₋) scores of all others; sorted in place.
 * @throws RangeError where a score is NaN: it has no place among the others.
 * @see scikit-learn, sklearn.metrics._ranking._binary_clf_curve.
 */
export function countsByThreshold(inside: Float64Array, outside: Float64Array): CountsByThreshold {
  // Typed arrays sort NaN to the end, so one look at each end is enough.
  for (const scores of [inside.sort(), outside.sort()]) {
    if (Number.isNaN(scores.at(-1))) throw new RangeError('countsByThreshold: a score is NaN');
  }
  const most = inside.length + outside.length;
  const [thresholds, truePositives, falsePositives] = [0, 1, 2].map(() => new Float64Array(most)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [m, i, j] = [0, inside.length - 1, outside.length - 1];
  while (i >= 0 || j >= 0) {
    const threshold = Math.max(i >= 0 ? inside[i]! : -Infinity, j >= 0 ? outside[j]! : -Infinity);
    while (i >= 0 && inside[i] === threshold) i--;
    while (j >= 0 && outside[j] === threshold) j--;
    thresholds[m] = threshold;
    truePositives[m] = inside.length - 1 - i;
    falsePositives[m] = outside.length - 1 - j;
    m++;
  }
  return {
    thresholds: thresholds.subarray(0, m),
    truePositives: truePositives.subarray(0, m),
    falsePositives: falsePositives.subarray(0, m),
  };
}
