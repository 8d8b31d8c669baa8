/**
 * One tree from histograms: values are binned once a fit, and only the ends of bins are candidates. A level costs one
 * pass over the rows of the lighter child of each split; the other child is the parent's histogram less that one.
 *
 * @see Chen & Guestrin (2016), §3.2–3.3; Ke et al. (2017), LightGBM, for histogram subtraction.
 */
import { fillHistogram, type HistGrower, type Histogram } from './hist-grower.ts';
import { addNode, childOf, hasSplit, type NodeTable, settleNode, splitNode } from './node-table.ts';
import type { Gradients } from './objective.ts';
import { scanHistogram } from './scan-histogram.ts';

/** Grows one tree into the grower's node table and returns that table. */
export function growHist(grower: HistGrower, gradients: Gradients): NodeTable {
  const { nodes, params } = grower;
  let open = [plantRoot(grower, gradients)];
  for (let depth = 1; depth <= params.maxDepth && open.length > 0; depth++) {
    const children: OpenNode[] = [];
    for (const parent of open) {
      if (!isWorthSplitting(grower, parent.node)) {
        grower.spare.push(parent.histogram);
        continue;
      }
      const left = splitNode(nodes, parent.node);
      settleChildren(grower, parent.node, left);
      partitionRows(grower, parent.node, left);
      if (depth < params.maxDepth) children.push(...openChildren(grower, parent, left, gradients));
      else grower.spare.push(parent.histogram);
    }
    open = children;
  }
  return nodes;
}

/** A node whose candidate has been searched, with the histogram it was found in. */
interface OpenNode {
  readonly node: number;
  readonly histogram: Histogram;
}

function plantRoot(grower: HistGrower, gradients: Gradients): OpenNode {
  const { nodes, rows } = grower;
  nodes.count = 0;
  const node = addNode(nodes);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  grower.begin[node] = 0;
  grower.end[node] = rows.length;
  const histogram = fillHistogram(grower, node, gradients);
  sumRoot(grower, histogram, gradients);
  settleNode(nodes, node, grower.params);
  scanHistogram(grower, node, histogram);
  return { node, histogram };
}

/**
 * The root's sums. XGBoost adds the first feature's bins when no value is missing, and the rows otherwise; the order of
 * addition shows in the last bits, and those in near ties.
 */
function sumRoot({ nodes, hasMissing, offsets }: HistGrower, histogram: Histogram, { grad, hess }: Gradients): void {
  const count = hasMissing ? grad.length : offsets[1]!;
  for (let i = 0; i < count; i++) {
    nodes.sumGrad[0]! += hasMissing ? grad[i]! : histogram[2 * i]!;
    nodes.sumHess[0]! += hasMissing ? hess[i]! : histogram[2 * i + 1]!;
  }
}

/** Unlike exact growth, a split that gains less than gamma is never made, so none has to be pruned. */
function isWorthSplitting({ nodes, passedHess, params }: HistGrower, node: number): boolean {
  const passed = passedHess[node]!;
  const bothHold = passed !== 0 && nodes.sumHess[node]! - passed !== 0;
  return hasSplit(nodes, node) && nodes.gain[node]! >= params.gamma && bothHold;
}

/** Children get the sums that the search found, not sums over their rows. */
function settleChildren({ nodes, passedGrad, passedHess, params }: HistGrower, parent: number, left: number): void {
  const passed = nodes.defaultLeft[parent] === 1 ? left + 1 : left;
  const rest = nodes.defaultLeft[parent] === 1 ? left : left + 1;
  nodes.sumGrad[passed] = passedGrad[parent]!;
  nodes.sumHess[passed] = passedHess[parent]!;
  nodes.sumGrad[rest] = nodes.sumGrad[parent]! - passedGrad[parent]!;
  nodes.sumHess[rest] = nodes.sumHess[parent]! - passedHess[parent]!;
  settleNode(nodes, left, params);
  settleNode(nodes, left + 1, params);
}

/** Gathers the rows of the left child before those of the right, each in their old order. */
function partitionRows(grower: HistGrower, parent: number, left: number): void {
  const { nodes, rows, rightRows, begin, end } = grower;
  const column = grower.columns[nodes.feature[parent]!]!;
  let middle = begin[parent]!;
  let moved = 0;
  for (let i = begin[parent]!; i < end[parent]!; i++) {
    const row = rows[i]!;
    if (childOf(nodes, parent, column[row]!) === left) rows[middle++] = row;
    else rightRows[moved++] = row;
  }
  rows.set(rightRows.subarray(0, moved), middle);
  begin[left] = begin[parent]!;
  end[left] = middle;
  begin[left + 1] = middle;
  end[left + 1] = end[parent]!;
}

/** Searches both children; the parent's histogram becomes that of the heavier one. */
function openChildren(grower: HistGrower, parent: OpenNode, left: number, gradients: Gradients): OpenNode[] {
  const { sumHess } = grower.nodes;
  const light = sumHess[left + 1]! < sumHess[left]! ? left + 1 : left;
  const lightHistogram = fillHistogram(grower, light, gradients);
  const heavyHistogram = parent.histogram;
  for (let i = 0; i < heavyHistogram.length; i++) heavyHistogram[i]! -= lightHistogram[i]!;
  return [left, left + 1].map((node) => {
    const histogram = node === light ? lightHistogram : heavyHistogram;
    scanHistogram(grower, node, histogram);
    return { node, histogram };
  });
}
