import type { DecisionTree } from '../../model.ts';
import { bestSplit, createSplitScratch, type Split, type SplitScratch, type TreeRows } from './best-split.ts';
import type { FeatureSampler } from './feature-sampler.ts';

export interface GrowthLimits {
  readonly maxDepth: number;
  /** Fewest rows a node needs to be split. */
  readonly splitRows: number;
  /** Fewest rows a leaf may have. */
  readonly leafRows: number;
  /** Features looked at for each split. */
  readonly maxFeatures: number;
}

interface OpenNode {
  readonly rows: Int32Array;
  readonly depth: number;
  readonly knownConstants: number;
  /** Where the parent keeps this node's number; null for the root. */
  readonly parent: { readonly children: number[]; readonly node: number } | null;
}

/**
 * Grow one gini tree, depth first and left before right, in the order of scikit-learn's nodes and draws.
 *
 * A split need not gain anything; a node becomes a leaf when it is pure, too deep, too small, or when no feature can be
 * cut. Rows are counted as they are, whatever their weight.
 *
 * @throws RangeError when no row has a weight.
 */
export function growTree(data: TreeRows, limits: GrowthLimits, sampler: FeatureSampler): DecisionTree {
  const rows = Int32Array.from(data.labels.keys()).filter((row) => data.weights[row]! > 0);
  if (rows.length === 0) throw new RangeError('growTree: no row has a weight above 0');
  const tree = emptyTree();
  const scratch = createSplitScratch(rows.length, data.classes);
  const open: OpenNode[] = [{ rows, depth: 0, knownConstants: 0, parent: null }];
  for (let next = open.pop(); next; next = open.pop()) {
    const node = addLeaf(tree, data, next.rows);
    if (next.parent) next.parent.children[next.parent.node] = node;
    if (!maySplit(next, tree.impurity[node]!, limits)) continue;
    const { split, knownConstants } = searchSplit(data, next, { limits, sampler, scratch });
    if (split === null) continue;
    tree.feature[node] = split.feature;
    tree.threshold[node] = split.threshold;
    const [below, above] = partition(data.columns[split.feature]!, next.rows, split.threshold);
    const depth = next.depth + 1;
    open.push({ rows: above, depth, knownConstants, parent: { children: tree.right, node } });
    open.push({ rows: below, depth, knownConstants, parent: { children: tree.left, node } });
  }
  return tree;
}

type GrowingTree = { -readonly [K in keyof DecisionTree]: DecisionTree[K] extends readonly (infer T)[] ? T[] : never };

function emptyTree(): GrowingTree {
  return { left: [], right: [], feature: [], threshold: [], shares: [], cover: [], impurity: [] };
}

/** Appends a node with the class shares of its rows and no split, and returns its number. */
function addLeaf(tree: GrowingTree, { labels, weights, classes }: TreeRows, rows: Int32Array): number {
  const sums = new Float64Array(classes);
  for (const row of rows) sums[labels[row]!]! += weights[row]!;
  const total = sums.reduce((sum, weight) => sum + weight, 0);
  const squares = sums.reduce((sum, weight) => sum + weight * weight, 0);
  tree.shares.push(...sums.map((weight) => weight / total));
  tree.cover.push(total);
  tree.impurity.push(1 - squares / (total * total));
  tree.right.push(-1);
  tree.feature.push(0);
  tree.threshold.push(0);
  return tree.left.push(-1) - 1;
}

function maySplit({ rows, depth }: OpenNode, impurity: number, limits: GrowthLimits): boolean {
  const isLarge = rows.length >= Math.max(limits.splitRows, 2 * limits.leafRows);
  return isLarge && depth < limits.maxDepth && impurity > Number.EPSILON;
}

interface Search {
  readonly limits: GrowthLimits;
  readonly sampler: FeatureSampler;
  readonly scratch: SplitScratch;
}

/** The purest split among the features drawn, the first of them in a tie; null where none leaves enough rows a side. */
function searchSplit(
  data: TreeRows,
  { rows, knownConstants: known }: OpenNode,
  { limits, sampler, scratch }: Search,
): { split: Split | null; knownConstants: number } {
  let split: Split | null = null;
  let purity = Number.NEGATIVE_INFINITY;
  const knownConstants = sampler.visit(known, limits.maxFeatures, (feature) => {
    const found = bestSplit(data, rows, { feature, leafRows: limits.leafRows, scratch });
    if (found && found.purity > purity) [split, purity] = [found, found.purity];
    return found !== null;
  });
  return { split, knownConstants };
}

function partition(column: Float32Array, rows: Int32Array, threshold: number): [Int32Array, Int32Array] {
  const [below, above] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  let [low, high] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (column[row]! <= threshold) below[low++] = row;
    else above[high++] = row;
  }
  return [below.slice(0, low), above.slice(0, high)];
}
