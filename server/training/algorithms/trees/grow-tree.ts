import type { DecisionTree } from '../../model.ts';
import { bestSplit, type Split, type TreeRows } from './best-split.ts';
import type { FeatureSampler } from './feature-sampler.ts';
import { createSortedRows, type SortedRows } from './sorted-rows.ts';

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
  /** Its rows are those from here to there in the order of every feature. */
  readonly start: number;
  readonly end: number;
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
  const rows = createSortedRows(data);
  if (rows.count === 0) throw new RangeError('growTree: no row has a weight above 0');
  const tree = emptyTree();
  const open: OpenNode[] = [{ start: 0, end: rows.count, depth: 0, knownConstants: 0, parent: null }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { start, end } = next;
    const node = addLeaf(tree, data, rows.within(0, start, end));
    if (next.parent) next.parent.children[next.parent.node] = node;
    if (!maySplit(next, tree.impurity[node]!, limits)) continue;
    const { split, knownConstants } = searchSplit(data, next, { limits, sampler, rows });
    if (split === null) continue;
    tree.feature[node] = split.feature;
    tree.threshold[node] = split.threshold;
    const middle = start + split.leftRows;
    rows.partition(split.feature, { start, middle, end });
    const depth = next.depth + 1;
    open.push({ start: middle, end, depth, knownConstants, parent: { children: tree.right, node } });
    open.push({ start, end: middle, depth, knownConstants, parent: { children: tree.left, node } });
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

function maySplit({ start, end, depth }: OpenNode, impurity: number, limits: GrowthLimits): boolean {
  const isLarge = end - start >= Math.max(limits.splitRows, 2 * limits.leafRows);
  return isLarge && depth < limits.maxDepth && impurity > Number.EPSILON;
}

interface Search {
  readonly limits: GrowthLimits;
  readonly sampler: FeatureSampler;
  readonly rows: SortedRows;
}

/** The purest split among the features drawn, the first of them in a tie; null where none leaves enough rows a side. */
function searchSplit(
  data: TreeRows,
  { start, end, knownConstants: known }: OpenNode,
  { limits, sampler, rows }: Search,
): { split: Split | null; knownConstants: number } {
  let split: Split | null = null;
  let purity = Number.NEGATIVE_INFINITY;
  const knownConstants = sampler.visit(known, limits.maxFeatures, (feature) => {
    const found = bestSplit(data, rows.within(feature, start, end), { feature, leafRows: limits.leafRows });
    if (found && found.purity > purity) [split, purity] = [found, found.purity];
    return found !== null;
  });
  return { split, knownConstants };
}
