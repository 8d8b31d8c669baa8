import { classWeights } from '../algorithms/class-weights.ts';

/**
 * Best balanced accuracy any rule can reach that cuts one feature into at most as many intervals as there are classes and
 * answers one class in each. Exact, by dynamic programming over the sorted values:
 *
 *     right[s][k] after a value = weight of class k at it + max(right[s][k], max over l of right[s − 1][l]) before it
 *
 * where each row weighs 1 / (classes that occur · rows of its class). Equal values stay in one interval; missing values
 * (NaN) are an interval of their own, at the end. With so few intervals rows cannot be learned by heart, so it is
 * measured on the rows it is chosen by. Time is O(n log n + distinct values × classes²).
 *
 * @param column  (n) a feature.
 * @param labels  (n) class indexes.
 * @returns In (0, 1]: 1 means that thresholds on this feature alone give every label.
 * @throws RangeError if the lengths differ or n = 0.
 */
export function intervalAccuracy(column: Float64Array, labels: Int32Array, classes: number): number {
  const n = column.length;
  if (n === 0 || labels.length !== n) {
    throw new RangeError(`intervalAccuracy: expected equal, non-empty lengths, got ${n} and ${labels.length}`);
  }
  const weights = classWeights(labels, classes, 'balanced');
  const order = Uint32Array.from(column, (_, i) => i).sort((a, b) => compare(column[a]!, column[b]!));
  const right = new Float64Array(classes * classes);
  const atValue = new Float64Array(classes);
  for (let start = 0; start < n; ) {
    atValue.fill(0);
    let end = start;
    for (; end < n && compare(column[order[end]!]!, column[order[start]!]!) === 0; end++)
      atValue[labels[order[end]!]!]! += weights[labels[order[end]!]!]!;
    // From the last interval down, so that each reads the state of the one before it as it was.
    for (let s = classes - 1; s >= 0; s--) {
      const opened = s === 0 ? (start === 0 ? 0 : Number.NEGATIVE_INFINITY) : rowMaximum(right, s - 1, classes);
      for (let k = 0; k < classes; k++) {
        right[s * classes + k] = atValue[k]! + Math.max(right[s * classes + k]!, opened);
      }
    }
    start = end;
  }
  return right.reduce((best, weight) => Math.max(best, weight), 0) / n;
}

function rowMaximum(matrix: Float64Array, row: number, width: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < width; k++) best = Math.max(best, matrix[row * width + k]!);
  return best;
}

/** Ascending, NaN last and equal to itself. */
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
