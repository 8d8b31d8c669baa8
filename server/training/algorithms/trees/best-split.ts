const { fround } = Math;

/** Two values nearer than this count as equal, as in scikit-learn. */
const LEAST_GAP = fround(1e-7);

/** The training rows as a tree sees them. */
export interface TreeRows {
  /** (d) columns of n float32 values, none missing. */
  readonly columns: readonly Float32Array[];
  /** (d) columns of n: the place of each value among the different values of its column, ascending. */
  readonly ranks: readonly Float64Array[];
  /** (n) class indexes. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** (n) weight of each row; rows of weight 0 are in no node. */
  readonly weights: Float64Array;
}

export interface Split {
  readonly feature: number;
  /** A row goes left when `value ≤ threshold`; double, half way between two float32 values. */
  readonly threshold: number;
  /** What is compared between splits of a node, ≤ 0: the larger, the purer the children. */
  readonly purity: number;
}

/**
 * The best cut of one node along one feature by the gini index.
 *
 *     purity = −ΣR · gini(R) − ΣL · gini(L),   gini(w) = 1 − Σₖ wₖ² / (Σw)²      (L, R: class weights of the sides)
 *
 * Equal purities: the lowest cut.
 *
 * @param rows of the node.
 * @param keys scratch, as long as `rows` or longer.
 * @returns null where the feature is constant in the node; a split of purity −∞ where every cut leaves a side with fewer
 *   than `leafRows` rows.
 * @see Breiman, Friedman, Olshen, Stone, Classification and Regression Trees (1984), ch. 4.
 */
export function bestSplit(
  data: TreeRows,
  rows: Int32Array,
  { feature, leafRows, keys }: { feature: number; leafRows: number; keys: Float64Array },
): Split | null {
  const { labels, weights, classes } = data;
  const [column, order] = [data.columns[feature]!, sortedRows(data.ranks[feature]!, rows, keys)];
  const n = rows.length;
  if (column[order(n - 1)]! <= fround(column[order(0)]! + LEAST_GAP)) return null;

  const [left, right, total] = [new Float64Array(classes), new Float64Array(classes), new Float64Array(classes)];
  for (const row of rows) total[labels[row]!]! += weights[row]!;
  let best: Split = { feature, threshold: Number.NaN, purity: Number.NEGATIVE_INFINITY };
  for (let at = 1; at < n; at++) {
    const row = order(at - 1);
    left[labels[row]!]! += weights[row]!;
    const [below, above] = [column[row]!, column[order(at)]!];
    if (above <= fround(below + LEAST_GAP) || at < leafRows || n - at < leafRows) continue;
    for (let k = 0; k < classes; k++) right[k] = total[k]! - left[k]!;
    const purity = -weightedGini(right) - weightedGini(left);
    if (purity > best.purity) best = { feature, threshold: midpoint(below, above), purity };
  }
  return best;
}

/** Rows of a node by ascending value: rank and row in one number, which sorts without a comparison function. */
function sortedRows(ranks: Float64Array, rows: Int32Array, keys: Float64Array): (at: number) => number {
  const n = ranks.length;
  const own = keys.subarray(0, rows.length);
  for (let i = 0; i < rows.length; i++) own[i] = ranks[rows[i]!]! * n + rows[i]!;
  own.sort();
  return (at) => own[at]! % n;
}

/** W · (1 − Σₖ wₖ² / W²), in the order of operations that decides scikit-learn's near ties. */
function weightedGini(weights: Float64Array): number {
  let [squares, sum] = [0, 0];
  for (const weight of weights) {
    squares += weight * weight;
    sum += weight;
  }
  return sum * (1 - squares / (sum * sum));
}

/** Half way, unless rounding puts it on the upper value, which has to go right. */
function midpoint(below: number, above: number): number {
  const middle = below / 2 + above / 2;
  return middle === above || !Number.isFinite(middle) ? below : middle;
}
