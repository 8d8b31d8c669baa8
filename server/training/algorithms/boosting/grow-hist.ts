/**
 * One tree from histograms: values are binned once a fit, and only the ends of bins are candidates. A level costs one
 * pass over the rows of the lighter child of each split; the other child is the parent's histogram less that one.
 *
 * @see Chen & Guestrin (2016), §3.2–3.3; Ke et al. (2017), LightGBM, for histogram subtraction.
 */
import { binColumn, type HistogramCuts, histogramCuts, MISSING_BIN } from './histogram-cuts.ts';
import {
  addNode,
  childOf,
  createNodeTable,
  hasSplit,
  keepSplit,
  type NodeTable,
  settleNode,
  splitGain,
  splitNode,
} from './node-table.ts';
import type { Gradients } from './objective.ts';
import type { TreeParams } from './tree-params.ts';

/** Sums of gradient and hessian, interleaved, over all bins of all features. */
type Histogram = Float64Array;

/** Everything a fit reuses from tree to tree. */
export interface HistGrower {
  readonly columns: readonly Float32Array[];
  readonly cuts: readonly HistogramCuts[];
  readonly bins: readonly Uint16Array[];
  /** (features + 1) where each feature's bins begin in a histogram. */
  readonly offsets: Int32Array;
  readonly hasMissing: boolean;
  readonly nodes: NodeTable;
  /** What lies on the scanned side of each node's best candidate. */
  readonly passedGrad: Float64Array;
  readonly passedHess: Float64Array;
  /** Row indexes, each node's together and in order: `rows[begin[node]] … rows[end[node] − 1]`. */
  readonly rows: Int32Array;
  readonly rightRows: Int32Array;
  readonly begin: Int32Array;
  readonly end: Int32Array;
  /** Histograms not in use. */
  readonly spare: Histogram[];
  readonly params: TreeParams;
}

export function createHistGrower(columns: readonly Float32Array[], maxBin: number, params: TreeParams): HistGrower {
  const cuts = columns.map((column) => histogramCuts(column, maxBin));
  const bins = columns.map((column, feature) => binColumn(column, cuts[feature]!.cuts));
  const offsets = new Int32Array(columns.length + 1);
  for (const [feature, cut] of cuts.entries()) offsets[feature + 1] = offsets[feature]! + cut.cuts.length;
  const nodes = createNodeTable(params.maxDepth);
  const capacity = nodes.left.length;
  return {
    columns,
    cuts,
    bins,
    offsets,
    hasMissing: bins.some((column) => column.includes(MISSING_BIN)),
    nodes,
    passedGrad: new Float64Array(capacity),
    passedHess: new Float64Array(capacity),
    rows: new Int32Array(columns[0]!.length),
    rightRows: new Int32Array(columns[0]!.length),
    begin: new Int32Array(capacity),
    end: new Int32Array(capacity),
    spare: [],
    params,
  };
}

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
  findSplit(grower, node, histogram);
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

/** Sums the node's rows into bins, feature by feature in row order. */
function fillHistogram(grower: HistGrower, node: number, { grad, hess }: Gradients): Histogram {
  const { bins, offsets, rows } = grower;
  const histogram = grower.spare.pop()?.fill(0) ?? new Float64Array(2 * offsets[bins.length]!);
  const [begin, end] = [grower.begin[node]!, grower.end[node]!];
  for (let feature = 0; feature < bins.length; feature++) {
    const column = bins[feature]!;
    const offset = offsets[feature]!;
    for (let i = begin; i < end; i++) {
      const row = rows[i]!;
      const bin = column[row]!;
      if (bin === MISSING_BIN) continue;
      const cell = 2 * (offset + bin);
      histogram[cell]! += grad[row]!;
      histogram[cell + 1]! += hess[row]!;
    }
  }
  return histogram;
}

/** Best candidate of a node over all features: missing values right, and left as well where there are any. */
function findSplit(grower: HistGrower, node: number, histogram: Histogram): void {
  const { nodes, offsets } = grower;
  for (let feature = 0; feature < grower.cuts.length; feature++) {
    const bins = { begin: offsets[feature]!, end: offsets[feature + 1]! };
    const all = scanBins(grower, node, histogram, { feature, ...bins, step: 1 });
    const someMissing = all.grad !== nodes.sumGrad[node]! || all.hess !== nodes.sumHess[node]!;
    if (someMissing) scanBins(grower, node, histogram, { feature, ...bins, step: -1 });
  }
}

interface BinScan {
  readonly feature: number;
  readonly begin: number;
  readonly end: number;
  readonly step: 1 | -1;
}

/** Weighs a split at the far side of each bin passed, and returns the sums over all bins. */
function scanBins(grower: HistGrower, node: number, histogram: Histogram, { feature, begin, end, step }: BinScan) {
  const { nodes, passedGrad, passedHess, params } = grower;
  const { cuts, below } = grower.cuts[feature]!;
  let grad = 0;
  let hess = 0;
  for (let bin = step === 1 ? begin : end - 1; bin >= begin && bin < end; bin += step) {
    grad += histogram[2 * bin]!;
    hess += histogram[2 * bin + 1]!;
    const gain = splitGain(nodes, node, grad, hess, params);
    if (gain <= nodes.gain[node]!) continue;
    const threshold = step === 1 ? cuts[bin - begin]! : (cuts[bin - begin - 1] ?? below);
    keepSplit(nodes, node, { gain, feature, threshold, defaultLeft: step === -1 });
    passedGrad[node] = grad;
    passedHess[node] = hess;
  }
  return { grad, hess };
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
    findSplit(grower, node, histogram);
    return { node, histogram };
  });
}
