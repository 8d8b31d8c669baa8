const { fround } = Math;

/** Two values nearer than this count as equal, as in scikit-learn. */
const LEAST_GAP = fround(1e-7);

/** Rows a key has room for, a power of two: with as many ranks it stays a whole number in a double. */
const ROW_SPAN = 2 ** 26;

/** The training rows as a tree sees them; at most 2²⁶. */
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

/** Room that the search for splits uses again and again, for nodes of up to n rows. */
export interface SplitScratch {
  readonly keys: Float64Array;
  readonly order: Int32Array;
  /** (classes) weights left and right of a cut, and of the node. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly total: Float64Array;
}

export function createSplitScratch(rows: number, classes: number): SplitScratch {
  const weights = () => new Float64Array(classes);
  return {
    keys: new Float64Array(rows),
    order: new Int32Array(rows),
    left: weights(),
    right: weights(),
    total: weights(),
  };
}

/**
 * The best cut of one node along one feature by the gini index.
 *
 *     purity = −ΣR · gini(R) − ΣL · gini(L),   gini(w) = 1 − Σₖ wₖ² / (Σw)²      (L, R: class weights of the sides)
 *
 * Equal purities: the lowest cut.
 *
 * @param rows of the node.
 * @returns null where the feature is constant in the node; a split of purity −∞ where every cut leaves a side with fewer
 *   than `leafRows` rows.
 * @see Breiman, Friedman, Olshen, Stone, Classification and Regression Trees (1984), ch. 4.
 */
export function bestSplit(
  data: TreeRows,
  rows: Int32Array,
  { feature, leafRows, scratch }: { feature: number; leafRows: number; scratch: SplitScratch },
): Split | null {
  const { labels, weights, classes } = data;
  const { order, left, right, total } = scratch;
  const [column, n] = [data.columns[feature]!, rows.length];
  sortRows(data.ranks[feature]!, rows, scratch);
  if (column[order[n - 1]!]! <= fround(column[order[0]!]! + LEAST_GAP)) return null;

  left.fill(0);
  total.fill(0);
  for (let i = 0; i < n; i++) total[labels[rows[i]!]!]! += weights[rows[i]!]!;
  let [threshold, purity] = [Number.NaN, Number.NEGATIVE_INFINITY];
  for (let at = 1; at < n; at++) {
    const row = order[at - 1]!;
    left[labels[row]!]! += weights[row]!;
    const [below, above] = [column[row]!, column[order[at]!]!];
    if (above <= fround(below + LEAST_GAP) || at < leafRows || n - at < leafRows) continue;
    for (let k = 0; k < classes; k++) right[k] = total[k]! - left[k]!;
    const found = -weightedGini(right) - weightedGini(left);
    if (found > purity) [threshold, purity] = [midpoint(below, above), found];
  }
  return { feature, threshold, purity };
}

/** Rows of a node by ascending value: rank and row in one number, which sorts without a comparison function. */
function sortRows(ranks: Float64Array, rows: Int32Array, { keys, order }: SplitScratch): void {
  const own = keys.subarray(0, rows.length);
  for (let i = 0; i < rows.length; i++) own[i] = ranks[rows[i]!]! * ROW_SPAN + rows[i]!;
  own.sort();
  for (let i = 0; i < rows.length; i++) order[i] = own[i]! - Math.floor(own[i]! / ROW_SPAN) * ROW_SPAN;
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
