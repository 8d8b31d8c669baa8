/** What a tree's Shapley values are made from; gini and boosted trees both are this. */
export interface ShapTree {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly feature: readonly number[];
  /** Weight of the training rows of each node, > 0. */
  readonly cover: readonly number[];
}

interface Row {
  /** Where the row goes at a split. */
  goesLeft(node: number): boolean;
  /** What it means that a leaf moves a feature's contributions by `share` of the leaf's value. */
  add(feature: number, leaf: number, share: number): void;
}

/**
 * The features met on the way to a node, each once, and the weights of the feature subsets by size. Every node has its
 * own copy, laid out one after the other: a node's begins where its parent's ends.
 */
interface Paths {
  readonly feature: Int32Array;
  /** Share of training rows that would pass if the feature were unknown. */
  readonly zero: Float64Array;
  /** 1 where the row itself passes, else 0. */
  readonly one: Float64Array;
  readonly weight: Float64Array;
}

/**
 * Exact Shapley values of one row in one tree, where an unknown feature sends a row both ways in proportion to the
 * training rows ("path dependent"):
 *
 *     φⱼ = Σ over S ⊆ features without j of |S|! (d − |S| − 1)! / d! · (E[f | x_S, x_j] − E[f | x_S])
 *
 * All subsets are followed at once down every path: O(leaves · depth²) a row instead of exponential in the features.
 *
 * @param depth of the deepest leaf.
 * @see Lundberg et al. (2020), From local explanations to global understanding with explainable AI for trees, algorithm
 *   2, doi 10.1038/s42256-019-0138-9.
 */
export function treeShap(tree: ShapTree, depth: number, row: Row): void {
  const paths = createPaths(depth);
  const visit = (node: number, parent: number, length: number, step: Step): void => {
    const start = parent + length;
    copyPath(paths, parent, start, length);
    extend(paths, start, length, step);
    if (tree.left[node] === -1) {
      for (let at = start + 1; at <= start + length; at++) {
        const share = unwoundSum(paths, start, length, at) * (paths.one[at]! - paths.zero[at]!);
        row.add(paths.feature[at]!, node, share);
      }
      return;
    }
    const feature = tree.feature[node]!;
    const met = findFeature(paths, { start, length, feature });
    const [zero, one] = met < 0 ? [1, 1] : [paths.zero[met]!, paths.one[met]!];
    if (met >= 0) unwind(paths, start, length, met);
    const own = met < 0 ? length + 1 : length;
    const goesLeft = row.goesLeft(node);
    for (const [child, isHot] of [
      [tree.left[node]!, goesLeft],
      [tree.right[node]!, !goesLeft],
    ] as const) {
      const passing = (tree.cover[child]! / tree.cover[node]!) * zero;
      visit(child, start, own, { feature, zero: passing, one: isHot ? one : 0 });
    }
  };
  visit(0, 0, 0, { feature: -1, zero: 1, one: 1 });
}

interface Step {
  readonly feature: number;
  readonly zero: number;
  readonly one: number;
}

function createPaths(depth: number): Paths {
  const capacity = ((depth + 2) * (depth + 3)) / 2;
  return {
    feature: new Int32Array(capacity),
    zero: new Float64Array(capacity),
    one: new Float64Array(capacity),
    weight: new Float64Array(capacity),
  };
}

function copyPath({ feature, zero, one, weight }: Paths, from: number, to: number, length: number): void {
  for (const column of [feature, zero, one, weight]) column.copyWithin(to, from, from + length);
}

/** Appends a feature: every subset of before counts once without it and once with it. */
function extend({ feature, zero, one, weight }: Paths, start: number, length: number, step: Step): void {
  const end = start + length;
  feature[end] = step.feature;
  zero[end] = step.zero;
  one[end] = step.one;
  weight[end] = length === 0 ? 1 : 0;
  for (let i = length - 1; i >= 0; i--) {
    weight[start + i + 1]! += (step.one * weight[start + i]! * (i + 1)) / (length + 1);
    weight[start + i] = (step.zero * weight[start + i]! * (length - i)) / (length + 1);
  }
}

/** Takes the feature at `met` out again, as if it had never been appended. The path has `length + 1` entries. */
function unwind({ feature, zero, one, weight }: Paths, start: number, length: number, met: number): void {
  const [zeroShare, oneShare] = [zero[met]!, one[met]!];
  let next = weight[start + length]!;
  for (let i = length - 1; i >= 0; i--) {
    if (oneShare !== 0) {
      const held = weight[start + i]!;
      weight[start + i] = (next * (length + 1)) / ((i + 1) * oneShare);
      next = held - (weight[start + i]! * zeroShare * (length - i)) / (length + 1);
    } else {
      weight[start + i] = (weight[start + i]! * (length + 1)) / (zeroShare * (length - i));
    }
  }
  for (const column of [feature, zero, one]) column.copyWithin(met, met + 1, start + length + 1);
}

/** Sum of the weights that would be left without the feature at `met`. */
function unwoundSum({ zero, one, weight }: Paths, start: number, length: number, met: number): number {
  const [zeroShare, oneShare] = [zero[met]!, one[met]!];
  let next = weight[start + length]!;
  let sum = 0;
  for (let i = length - 1; i >= 0; i--) {
    if (oneShare !== 0) {
      const part = (next * (length + 1)) / ((i + 1) * oneShare);
      sum += part;
      next = weight[start + i]! - (part * zeroShare * (length - i)) / (length + 1);
    } else if (zeroShare !== 0) {
      sum += (weight[start + i]! * (length + 1)) / (zeroShare * (length - i));
    }
  }
  return sum;
}

/** Where a feature stands in a path, or −1. */
function findFeature(
  paths: Paths,
  { start, length, feature }: { start: number; length: number; feature: number },
): number {
  for (let at = start + 1; at <= start + length; at++) if (paths.feature[at] === feature) return at;
  return -1;
}

/** Depth of the deepest leaf; 0 for a tree that is one leaf. */
export function treeDepth({ left, right }: ShapTree): number {
  const depthBelow = (node: number): number =>
    left[node] === -1 ? 0 : 1 + Math.max(depthBelow(left[node]!), depthBelow(right[node]!));
  return depthBelow(0);
}

/** What a tree answers for a row of which nothing is known: the mean of its leaves by cover. */
export function expectedValue({ left, right, cover }: ShapTree, leafValue: (leaf: number) => number): number {
  const meanBelow = (node: number): number => {
    const [low, high] = [left[node]!, right[node]!];
    if (low === -1) return leafValue(node);
    return (cover[low]! * meanBelow(low) + cover[high]! * meanBelow(high)) / cover[node]!;
  };
  return meanBelow(0);
}
