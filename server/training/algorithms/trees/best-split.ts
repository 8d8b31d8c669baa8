const { fround } = Math;

/** Two values nearer than this count as equal, as in scikit-learn. */
const LEAST_GAP = fround(1e-7);

/** The training rows as a tree sees them. */
export interface TreeRows {
  /** (d) columns of n float32 values, none missing. */
  readonly columns: readonly Float32Array[];
  /** (d) all rows in ascending order of each column, equal values in the order of their rows. */
  readonly orders: readonly Int32Array[];
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
  /** How many rows of the node go left. */
  readonly leftRows: number;
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
 * @param order rows of the node, ascending by the feature.
 * @returns null where the feature is constant in the node; a split of purity −∞ where every cut leaves a side with fewer
 *   than `leafRows` rows.
 * @see Breiman, Friedman, Olshen, Stone, Classification and Regression Trees (1984), ch. 4.
 */
export function bestSplit(
  data: TreeRows,
  order: Int32Array,
  { feature, leafRows }: { feature: number; leafRows: number },
): Split | null {
  const { labels, weights, classes } = data;
  const [column, n] = [data.columns[feature]!, order.length];
  if (column[order[n - 1]!]! <= fround(column[order[0]!]! + LEAST_GAP)) return null;

  const [left, right, total] = [new Float64Array(classes), new Float64Array(classes), new Float64Array(classes)];
  for (let at = 0; at < n; at++) total[labels[order[at]!]!]! += weights[order[at]!]!;
  let [threshold, leftRows, purity] = [Number.NaN, 0, Number.NEGATIVE_INFINITY];
  let above = column[order[0]!]!;
  for (let at = 1; at < n; at++) {
    const row = order[at - 1]!;
    left[labels[row]!]! += weights[row]!;
    const below = above;
    above = column[order[at]!]!;
    if (above <= fround(below + LEAST_GAP) || at < leafRows || n - at < leafRows) continue;
    for (let k = 0; k < classes; k++) right[k] = total[k]! - left[k]!;
    const found = -weightedGini(right) - weightedGini(left);
    if (found > purity) [threshold, leftRows, purity] = [midpoint(below, above), at, found];
  }
  return { feature, threshold, leftRows, purity };
}

/** W · (1 − Σₖ wₖ² / W²), in the order of operations that decides scikit-learn's near ties. */
function weightedGini(weights: Float64Array): number {
  let [squares, sum] = [0, 0];
  for (let k = 0; k < weights.length; k++) {
    squares += weights[k]! * weights[k]!;
    sum += weights[k]!;
  }
  return sum * (1 - squares / (sum * sum));
}

/** Half way, unless rounding puts it on the upper value, which has to go right. */
function midpoint(below: number, above: number): number {
  const middle = below / 2 + above / 2;
  return middle === above || !Number.isFinite(middle) ? below : middle;
}
